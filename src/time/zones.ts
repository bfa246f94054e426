/**
 * Cities whose id the runtime lists under a spelling the tz database has since replaced: ICU keeps the first name it ever
 * gave a zone. People look for the newer one.
 * Source: https://data.iana.org/time-zones/tzdb/backward
 */
const RESPELT: Readonly<Record<string, string>> = {
  "Africa/Asmera": "Africa/Asmara",
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "America/Catamarca": "America/Argentina/Catamarca",
  "America/Coral_Harbour": "America/Atikokan",
  "America/Cordoba": "America/Argentina/Cordoba",
  "America/Godthab": "America/Nuuk",
  "America/Indianapolis": "America/Indiana/Indianapolis",
  "America/Jujuy": "America/Argentina/Jujuy",
  "America/Louisville": "America/Kentucky/Louisville",
  "America/Mendoza": "America/Argentina/Mendoza",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Atlantic/Faeroe": "Atlantic/Faroe",
  "Europe/Kiev": "Europe/Kyiv",
  "Pacific/Enderbury": "Pacific/Kanton",
  "Pacific/Ponape": "Pacific/Pohnpei",
  "Pacific/Truk": "Pacific/Chuuk",
};

let known: ReadonlyMap<string, string> | undefined;

/** Every place id the runtime lists, and the newer spellings, each with its canonical id. */
export function zoneIds(): ReadonlyMap<string, string> {
  known ??= new Map(
    Intl.supportedValuesOf("timeZone")
      .filter((id) => id.includes("/") && !id.startsWith("Etc/"))
      .flatMap((id) => {
        const canonical = RESPELT[id] ?? id;
        return [
          [id, canonical],
          [canonical, canonical],
        ];
      }),
  );
  return known;
}

/**
 * The one id we store for a zone: the runtime's own, with the tz database's newer spelling of the city. Two ids name the
 * same zone (`Temporal.ZonedDateTime` says equal) exactly when this answers the same. A place keeps its own id even
 * where its clock has long agreed with another's: Oslo stays Oslo.
 *
 * @param id in any case; an old name such as "US/Pacific" is followed
 * @returns undefined for what the runtime does not know, and for ids that name no place ("EST", "UTC", "Etc/GMT+5",
 * "+05:00"): such a clock ignores the summer time its owner lives by
 */
export function canonicalZone(id: string): string | undefined {
  if (!id.includes("/")) return undefined;
  const listed = zoneIds().get(id);
  if (listed !== undefined) return listed;
  try {
    return zoneIds().get(new Intl.DateTimeFormat("en", { timeZone: id }).resolvedOptions().timeZone);
  } catch (error) {
    if (error instanceof RangeError) return undefined; // what Intl throws for a zone it does not know
    throw error;
  }
}
