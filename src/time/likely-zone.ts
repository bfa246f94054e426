/**
 * Discord's locales whose speakers nearly all (some four in five) keep one clock.
 *
 * Left out: en-US, which is Discord's default for everybody; es-419, which is nineteen countries; ru, because Russia alone
 * has eleven clocks and only two thirds of it are on Moscow's. en-GB is in: people elsewhere choose it too, but the
 * zone is only ever offered, beside a clock to check.
 * Source of the list: https://docs.discord.com/developers/reference#locales
 */
const ZONE_BY_LOCALE: ReadonlyMap<string, string> = new Map([
  ["bg", "Europe/Sofia"],
  ["cs", "Europe/Prague"],
  ["da", "Europe/Copenhagen"],
  ["de", "Europe/Berlin"],
  ["el", "Europe/Athens"],
  ["en-GB", "Europe/London"],
  ["es-ES", "Europe/Madrid"],
  ["fi", "Europe/Helsinki"],
  ["fr", "Europe/Paris"],
  ["hi", "Asia/Kolkata"],
  ["hr", "Europe/Zagreb"],
  ["hu", "Europe/Budapest"],
  ["id", "Asia/Jakarta"],
  ["it", "Europe/Rome"],
  ["ja", "Asia/Tokyo"],
  ["ko", "Asia/Seoul"],
  ["lt", "Europe/Vilnius"],
  ["nl", "Europe/Amsterdam"],
  ["no", "Europe/Oslo"],
  ["pl", "Europe/Warsaw"],
  ["pt-BR", "America/Sao_Paulo"],
  ["ro", "Europe/Bucharest"],
  ["sv-SE", "Europe/Stockholm"],
  ["th", "Asia/Bangkok"],
  ["tr", "Europe/Istanbul"],
  ["uk", "Europe/Kyiv"],
  ["vi", "Asia/Ho_Chi_Minh"],
  ["zh-CN", "Asia/Shanghai"],
  ["zh-TW", "Asia/Taipei"],
]);

/** The zone to offer first to somebody whose Discord speaks `locale`; undefined where none clearly leads. Never stored unasked. */
export function likelyZone(locale: string): string | undefined {
  return ZONE_BY_LOCALE.get(locale);
}
