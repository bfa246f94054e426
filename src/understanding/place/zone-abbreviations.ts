const EASTERN = "America/New_York America/Toronto America/Detroit America/Panama America/Jamaica America/Cancun";
const CENTRAL = "America/Chicago America/Winnipeg America/Mexico_City America/Regina America/Costa_Rica";
const MOUNTAIN = "America/Denver America/Edmonton America/Boise America/Phoenix";
const PACIFIC = "America/Los_Angeles America/Vancouver America/Tijuana";
const ATLANTIC = "America/Halifax America/Puerto_Rico Atlantic/Bermuda";
const CENTRAL_EUROPE = `Europe/Berlin Europe/Paris Europe/Madrid Europe/Rome Europe/Warsaw Europe/Amsterdam Europe/Stockholm
  Europe/Brussels Europe/Vienna Europe/Zurich Europe/Prague Europe/Budapest Europe/Copenhagen Europe/Oslo
  Europe/Belgrade Europe/Zagreb`;
const EASTERN_EUROPE = `Europe/Kyiv Europe/Bucharest Europe/Athens Europe/Helsinki Europe/Sofia Europe/Vilnius Europe/Riga
  Europe/Tallinn Europe/Chisinau Asia/Nicosia Asia/Beirut Africa/Cairo Europe/Kaliningrad`;
const UTC = "Africa/Accra Africa/Abidjan Africa/Dakar Atlantic/Reykjavik Europe/London Europe/Lisbon";

const TABLE: Readonly<Record<string, string>> = {
  "ET, EST, EDT, EST5EDT, eastern": EASTERN,
  "CT, CDT, CST6CDT, central": CENTRAL,
  CST: `${CENTRAL} Asia/Shanghai Asia/Taipei America/Havana`,
  "MT, MST, MDT, MST7MDT, mountain": MOUNTAIN,
  "PT, PDT, PST8PDT, pacific": PACIFIC,
  PST: `${PACIFIC} Asia/Manila`,
  "AT, ADT, atlantic": ATLANTIC,
  AST: `${ATLANTIC} Asia/Riyadh Asia/Baghdad`,
  "NT, NST, NDT": "America/St_Johns",
  "AKT, AKST, AKDT": "America/Anchorage",
  "HST, HAST, HDT": "Pacific/Honolulu America/Adak",
  BRT: "America/Sao_Paulo",
  ART: "America/Argentina/Buenos_Aires",
  "CLT, CLST": "America/Santiago",
  COT: "America/Bogota",
  PET: "America/Lima",
  VET: "America/Caracas",
  "UTC, UCT, Zulu, universal, coordinated universal": UTC,
  "GMT, GMT0, Greenwich, Greenwich mean": `Europe/London Europe/Dublin Europe/Lisbon ${UTC}`,
  "BST, British": "Europe/London Asia/Dhaka Pacific/Bougainville",
  "WET, WEST, western european": "Europe/Lisbon Atlantic/Canary Atlantic/Madeira Atlantic/Faroe Africa/Casablanca",
  "CET, CEST, MEZ, MESZ, MET, MEST, central european": CENTRAL_EUROPE,
  "EET, EEST, OEZ, eastern european": EASTERN_EUROPE,
  "MSK, MSD": "Europe/Moscow Europe/Simferopol",
  TRT: "Europe/Istanbul",
  "WAT, west africa": "Africa/Lagos Africa/Kinshasa Africa/Luanda Africa/Algiers",
  "CAT, central africa": "Africa/Maputo Africa/Harare Africa/Lusaka Africa/Khartoum Africa/Kigali",
  "EAT, east africa": "Africa/Nairobi Africa/Addis_Ababa Africa/Dar_es_Salaam Africa/Kampala",
  SAST: "Africa/Johannesburg",
  IST: "Asia/Kolkata Asia/Jerusalem Europe/Dublin",
  IDT: "Asia/Jerusalem",
  "GST, gulf": "Asia/Dubai Asia/Muscat Pacific/Guam",
  IRST: "Asia/Tehran",
  PKT: "Asia/Karachi",
  NPT: "Asia/Kathmandu",
  "ICT, indochina": "Asia/Bangkok Asia/Ho_Chi_Minh Asia/Phnom_Penh Asia/Vientiane",
  WIB: "Asia/Jakarta Asia/Pontianak",
  WITA: "Asia/Makassar",
  WIT: "Asia/Jayapura",
  SGT: "Asia/Singapore",
  MYT: "Asia/Kuala_Lumpur Asia/Kuching",
  HKT: "Asia/Hong_Kong",
  "PHT, PHST": "Asia/Manila",
  JST: "Asia/Tokyo",
  KST: "Asia/Seoul Asia/Pyongyang",
  AWST: "Australia/Perth",
  "ACST, ACDT": "Australia/Adelaide Australia/Darwin Australia/Broken_Hill",
  "AEST, AEDT": "Australia/Sydney Australia/Melbourne Australia/Brisbane Australia/Hobart",
  "NZST, NZDT": "Pacific/Auckland",
  SST: "Pacific/Pago_Pago Asia/Singapore",
  CHST: "Pacific/Guam",
};

/**
 * Places that live by an abbreviation, the likeliest first. An abbreviation is never taken as a zone: most mean two or
 * three things (CST is Chicago's and Shanghai's), and the tz database's EST, MST and HST have no summer time while the
 * people who write "EST" in July do.
 * Source: the abbreviations in https://data.iana.org/time-zones/tzdb/, and those people use where it has none.
 */
export const zonesByAbbreviation: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(TABLE).flatMap(([names, zones]) =>
    names.split(", ").map((name) => [name, [...new Set(zones.split(/\s+/))]] as const),
  ),
);

/** @param compact folded, without spaces, with or without "time" after it */
export function isAbbreviation(compact: string): boolean {
  abbreviations ??= new Set([...zonesByAbbreviation.keys()].map((name) => name.toLowerCase().replaceAll(" ", "")));
  return abbreviations.has(compact.replace(/(?:standard|daylight|summer|winter)?time(?:zone)?$/, ""));
}

let abbreviations: ReadonlySet<string> | undefined;
