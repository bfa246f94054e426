type Component = { readonly name: string; readonly "bom-ref": string; readonly properties?: readonly Property[] };
type Property = { readonly name: string; readonly value: string };
type Dependency = { readonly ref: string; readonly dependsOn: readonly string[] };

/** What `npm sbom --sbom-format cyclonedx` gives, as far as it is looked at here. */
export type Sbom = {
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly Dependency[];
};

const OF_DEVELOPMENT = "cdx:npm:package:development";

/**
 * The list without what serves development alone, as the lock file says. npm's own `--omit dev` also leaves out what
 * the bot runs with wherever a linked package needs the same for development, discord.js among it.
 *
 * @param name of the whole; npm takes the folder's
 */
export function withoutDevelopment(sbom: Sbom, name: string): Sbom {
  const isKept = ({ properties = [] }: Component) =>
    !properties.some((property) => property.name === OF_DEVELOPMENT && property.value === "true");
  const components = sbom.components.filter(isKept);
  const refs = new Set([sbom.metadata.component["bom-ref"], ...components.map((component) => component["bom-ref"])]);
  return {
    ...sbom,
    metadata: { ...sbom.metadata, component: { ...sbom.metadata.component, name } },
    components,
    dependencies: sbom.dependencies
      .filter(({ ref }) => refs.has(ref))
      .map(({ ref, dependsOn, ...rest }) => ({
        ...rest,
        ref,
        dependsOn: dependsOn.filter((other) => refs.has(other)),
      })),
  };
}
