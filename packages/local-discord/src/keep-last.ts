/**
 * Adds to a list and, now and then, lets go of the oldest, so that at least the last `keep` are there and never many
 * more: a playground may run for days, and under load.
 */
export function addKeeping<Item>(list: Item[], item: Item, keep: number, letGo: (item: Item) => void = () => {}): void {
  list.push(item);
  const slack = Math.ceil(keep / 50);
  if (list.length <= keep + slack) return;
  for (const old of list.splice(0, list.length - keep)) letGo(old);
}
