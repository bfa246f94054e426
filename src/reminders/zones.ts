/** How people write where they sleep: the door to the files beside this one. */
import { zoneIndex } from "./zone-index.ts";

export { readZone, type ZoneReading } from "./read-zone.ts";
export { showZone } from "./show-zone.ts";
export { suggestZones } from "./suggest-zones.ts";
export { canonicalZone } from "./zone-list.ts";
export { type ClockGroup, zonesByClock } from "./zones-by-clock.ts";

/** Builds the index of places now (some 200 ms, once) rather than while the first person is typing. */
export function warmUpZones(): void {
  zoneIndex();
}
