/** What countries are also called, by region code; the runtime knows their names in many languages. */
export const otherCountryNames: Readonly<Record<string, readonly string[]>> = {
  AE: ["UAE", "U A E", "Emirates"],
  AG: ["Antigua"],
  AR: ["Argentine"],
  BA: ["Bosnia", "Herzegovina"],
  BE: ["Belgique"],
  BN: ["Brunei Darussalam"],
  BQ: ["Bonaire", "Sint Eustatius", "Saba", "Bonaire Sint Eustatius and Saba"],
  CD: ["Congo", "DRC", "RDC", "DR Congo", "Democratic Republic of the Congo", "Democratic Republic of Congo", "Zaire"],
  CC: ["Cocos Islands", "Keeling Islands"],
  CG: ["Congo", "Republic of the Congo", "Congo Republic"],
  CH: ["Suisse", "Svizzera", "Schweiz", "Svizra"],
  CI: ["Ivory Coast"],
  CN: ["PRC", "Mainland China", "People's Republic of China", "中国大陆"],
  CV: ["Cabo Verde"],
  CZ: ["Czech Republic", "Czechoslovakia"],
  DE: ["BRD"],
  EH: ["Sahara"],
  FK: ["Falklands", "Malvinas"],
  FI: ["Suomi"],
  GB: ["UK", "Britain", "England", "Great Britain", "Northern Ireland", "Scotland", "Wales", "British Isles"],
  GS: ["South Georgia"],
  HK: ["Hong Kong"],
  HM: ["Heard Island", "Heard Island and McDonald Islands"],
  IE: ["Eire", "Republic of Ireland"],
  IN: ["Bharat"],
  KG: ["Kirghizia"],
  KN: ["Saint Kitts", "Nevis"],
  KP: ["DPRK", "N Korea"],
  KR: ["Korea", "Republic of Korea", "S Korea", "ROK"],
  LA: ["Lao", "Lao PDR"],
  LY: ["Libyan Arab Jamahiriya"],
  MK: ["Macedonia", "FYROM"],
  MM: ["Burma"],
  MO: ["Macao", "Macau"],
  NL: ["Holland"],
  PG: ["PNG"],
  PM: ["Saint Pierre"],
  PS: ["Palestine", "Palestinian Territory", "Palestinian Territory Occupied", "Occupied Palestinian Territory"],
  RU: ["Russian Federation"],
  SJ: ["Svalbard", "Jan Mayen", "Svalbard and Jan Mayen Islands"],
  ST: ["Sao Tome"],
  SX: ["Sint Maarten"],
  SY: ["Syrian Arab Republic"],
  SZ: ["Swaziland"],
  TL: ["East Timor"],
  TR: ["Turkey"],
  TT: ["Trinidad", "Tobago"],
  TW: ["ROC", "Formosa"],
  TZ: ["Tanganyika"],
  UM: ["United States Minor Outlying Islands"],
  US: ["America", "States", "United States of America", "USA", "U S A", "U S", "US of A"],
  VA: ["Holy See", "Vatican"],
  VC: ["Saint Vincent"],
  VG: ["British Virgin Islands", "Virgin Islands British", "BVI"],
  VI: ["Virgin Islands", "US Virgin Islands", "Virgin Islands US", "USVI"],
  WF: ["Wallis and Futuna Islands"],
  WS: ["Western Samoa"],
};

/** Zones of countries that the runtime has none for: Kosovo's code is not official, and on the islands nobody lives. */
export const otherCountryZones: Readonly<Record<string, string>> = {
  BV: "Europe/Oslo",
  HM: "Indian/Kerguelen",
  XK: "Europe/Belgrade",
};

/**
 * The languages in which countries are known by name: those that Discord speaks, and the largest besides. The language
 * most spoken in a country is added for that country.
 */
export const COUNTRY_LANGUAGES =
  "en es pt pt-PT fr de it nl pl ru tr ja zh zh-Hant ko ar fa uk el he hi th id ms vi sv da nb fi cs sk hu ro bg hr sr sl lt lv et fil bn ta te ur sw ka hy az kk uz mn ca eu gl ga is sq mk bs af".split(
    " ",
  );
