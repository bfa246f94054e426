/** A component of any type, with the fields this folder looks at. Discord nests them in three ways. */
export type AnyComponent = {
  readonly type: number;
  readonly id?: number;
  readonly custom_id?: string;
  readonly url?: string;
  readonly emoji?: unknown;
  readonly media?: { readonly url?: string };
  readonly file?: { readonly url?: string };
  readonly items?: readonly { readonly media?: { readonly url?: string } }[];
  readonly sku_id?: string;
  readonly style?: number;
  readonly content?: string;
  readonly label?: string;
  readonly disabled?: boolean;
  readonly required?: boolean;
  readonly value?: unknown;
  readonly default?: boolean;
  readonly min_values?: number;
  readonly max_values?: number;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly options?: readonly { readonly label: string; readonly value: string; readonly default?: boolean }[];
  readonly components?: readonly AnyComponent[];
  readonly component?: AnyComponent;
  readonly accessory?: AnyComponent;
};

/** A component and where it stands in the request body, such as ["components", 0, "accessory"]. */
export type Placed = { readonly component: AnyComponent; readonly path: readonly (string | number)[] };

/** Every component, outer before inner, in the order in which Discord shows them. */
export function* walk(
  components: readonly AnyComponent[],
  path: readonly (string | number)[] = ["components"],
): Generator<Placed> {
  for (const [index, component] of components.entries()) yield* walkOne(component, [...path, index]);
}

function* walkOne(component: AnyComponent, path: readonly (string | number)[]): Generator<Placed> {
  yield { component, path };
  if (component.components) yield* walk(component.components, [...path, "components"]);
  if (component.component) yield* walkOne(component.component, [...path, "component"]);
  if (component.accessory) yield* walkOne(component.accessory, [...path, "accessory"]);
}

/**
 * The same components with an `id` on each: Discord numbers those that were sent without one, and 0 counts as none.
 * Source: docs.discord.com, "Component Reference", Anatomy of a Component.
 */
export function withIds(components: readonly AnyComponent[]): AnyComponent[] {
  const taken = new Set([...walk(components)].flatMap(({ component }) => (component.id ? [component.id] : [])));
  let last = 0;
  const nextId = () => {
    do last += 1;
    while (taken.has(last));
    return last;
  };
  const numbered = (component: AnyComponent): AnyComponent => ({
    ...component,
    id: component.id || nextId(),
    ...(component.components && { components: component.components.map(numbered) }),
    ...(component.component && { component: numbered(component.component) }),
    ...(component.accessory && { accessory: numbered(component.accessory) }),
  });
  return components.map(numbered);
}
