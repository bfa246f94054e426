/** Time zones as they are kept, shown and compared: what the files beside this one export. How places are read is in `understanding/place`. */
export { canonicalZone } from "../understanding/place/zone-list.ts";
export { cityOf, showZone } from "./show-zone.ts";
export { type ClockGroup, zonesByClock, zonesShowing } from "./zones-by-clock.ts";
