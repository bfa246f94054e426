import { zoneIds } from "../../time/zones.ts";

/**
 * The zones most people live in, the likeliest to be meant first: by people, with the places where Discord is used most
 * moved up. Also the main zone of every country that has several. The order is ours; no source gives one.
 */
export const commonZones: readonly string[] = `
  America/New_York America/Los_Angeles America/Chicago Europe/London Europe/Berlin Europe/Paris
  Asia/Kolkata America/Sao_Paulo Asia/Shanghai Asia/Tokyo Asia/Manila Asia/Jakarta
  Australia/Sydney America/Toronto America/Mexico_City Europe/Madrid Europe/Rome Europe/Istanbul
  Europe/Moscow Asia/Seoul Asia/Karachi Asia/Dhaka Africa/Lagos Africa/Cairo
  America/Denver America/Phoenix America/Argentina/Buenos_Aires America/Bogota Asia/Ho_Chi_Minh Asia/Bangkok
  Europe/Warsaw Europe/Amsterdam Europe/Kyiv Asia/Tehran Asia/Riyadh Africa/Johannesburg
  Africa/Nairobi Asia/Singapore Asia/Kuala_Lumpur Australia/Melbourne Australia/Brisbane America/Vancouver
  America/Lima America/Santiago America/Caracas Europe/Stockholm Europe/Bucharest Europe/Athens
  Asia/Dubai Asia/Hong_Kong Asia/Taipei Europe/Lisbon Europe/Dublin Europe/Brussels
  Europe/Vienna Europe/Zurich Europe/Prague Europe/Budapest Europe/Copenhagen Europe/Oslo
  Europe/Helsinki Asia/Kathmandu Asia/Yangon Asia/Tashkent Asia/Kabul Asia/Colombo
  Australia/Perth Australia/Adelaide Pacific/Auckland America/Edmonton America/Winnipeg America/Halifax
  America/St_Johns America/Regina America/Anchorage Pacific/Honolulu Asia/Jerusalem Africa/Casablanca
  Africa/Accra Africa/Algiers Africa/Addis_Ababa Africa/Kinshasa Africa/Khartoum Asia/Baghdad
  Asia/Almaty Asia/Yekaterinburg Asia/Novosibirsk Asia/Vladivostok America/Manaus America/Tijuana
  America/Guayaquil America/Guatemala America/Havana America/Puerto_Rico America/Montevideo America/Asuncion
  America/La_Paz America/Santo_Domingo Australia/Darwin Australia/Hobart Asia/Makassar Asia/Jayapura
  Europe/Samara Europe/Kaliningrad Asia/Krasnoyarsk Asia/Irkutsk Asia/Yakutsk Asia/Magadan
  Asia/Kamchatka Europe/Minsk Europe/Sofia Europe/Belgrade Asia/Baku Asia/Tbilisi
  Asia/Yerevan Asia/Beirut Asia/Nicosia Asia/Gaza Asia/Ulaanbaatar Pacific/Port_Moresby
  Atlantic/Canary Atlantic/Reykjavik Atlantic/Madeira Atlantic/Azores Atlantic/Cape_Verde Africa/Dakar
  Africa/Abidjan Africa/Tunis Pacific/Guam Pacific/Noumea Pacific/Guadalcanal Pacific/Fiji
  Pacific/Tahiti Pacific/Apia Pacific/Tongatapu Pacific/Pago_Pago Pacific/Tarawa Pacific/Majuro
  America/Nuuk America/Noronha America/Rio_Branco America/Hermosillo Asia/Omsk America/Whitehorse
`
  .trim()
  .split(/\s+/);

let ranks: ReadonlyMap<string, number> | undefined;

/** Likelier zones first; those not in the list follow by name, Antarctica's stations after everybody. */
export function byLikelihood(a: string, b: string): number {
  ranks ??= new Map(commonZones.map((zone, index) => [zone, index]));
  const last = commonZones.length;
  const rank = (zone: string) => ranks?.get(zone) ?? (zone.startsWith("Antarctica/") ? last + 1 : last);
  return rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0);
}

let sorted: readonly string[] | undefined;

/** Every canonical zone, likelier ones first. */
export function zonesByLikelihood(): readonly string[] {
  sorted ??= [...new Set(zoneIds().values())].sort(byLikelihood);
  return sorted;
}
