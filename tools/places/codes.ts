/**
 * What regions are called in short where people write that: postal codes, or the letters of ISO 3166-2.
 * Sources: USPS Publication 28, Canada Post's symbols, Australia Post's, and ISO 3166-2:BR.
 */
const CODES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  CA: {
    Alberta: "AB",
    "British Columbia": "BC",
    Manitoba: "MB",
    "New Brunswick": "NB",
    "Newfoundland and Labrador": "NL",
    "Nova Scotia": "NS",
    "Northwest Territories": "NT",
    Nunavut: "NU",
    Ontario: "ON",
    "Prince Edward Island": "PE,PEI",
    Quebec: "QC,PQ",
    Saskatchewan: "SK",
    Yukon: "YT",
  },
  AU: {
    "Australian Capital Territory": "ACT",
    "New South Wales": "NSW",
    "Northern Territory": "NT",
    Queensland: "QLD",
    "South Australia": "SA",
    Tasmania: "TAS",
    Victoria: "VIC",
    "Western Australia": "WA",
  },
  BR: {
    Acre: "AC",
    Alagoas: "AL",
    Amapá: "AP",
    Amazonas: "AM",
    Bahia: "BA",
    Ceará: "CE",
    "Federal District": "DF",
    "Espírito Santo": "ES",
    Goiás: "GO",
    Maranhão: "MA",
    "Mato Grosso": "MT",
    "Mato Grosso do Sul": "MS",
    "Minas Gerais": "MG",
    Pará: "PA",
    Paraíba: "PB",
    Paraná: "PR",
    Pernambuco: "PE",
    Piauí: "PI",
    "Rio de Janeiro": "RJ",
    "Rio Grande do Norte": "RN",
    "Rio Grande do Sul": "RS",
    Rondônia: "RO",
    Roraima: "RR",
    "Santa Catarina": "SC",
    "São Paulo": "SP",
    Sergipe: "SE",
    Tocantins: "TO",
  },
};

/** @param id as GeoNames has it: the country and its own code for the region, which for the United States is the postal one */
export function codesOfRegions(id: string, name: string): string[] {
  const [country = "", code = ""] = id.split(".");
  if (country === "US") return [code];
  return CODES[country]?.[name]?.split(",") ?? [];
}
