import { copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

type Manifest = { readonly [field: string]: unknown; readonly publishConfig: { readonly [field: string]: unknown } };

const MANIFEST = "package.json";
/** The repository's own, while the packed one is in its place. */
const KEPT = "package.json.kept";

/**
 * In the repository `exports` leads to the TypeScript sources, which Node runs as they are. It does not below
 * node_modules, so the packed manifest leads to what was compiled: to the `exports` of `publishConfig`.
 */
export function packedManifest({ scripts: _, devDependencies: __, ...manifest }: Manifest): Manifest {
  const { exports, ...publishConfig } = manifest.publishConfig;
  return { ...manifest, exports, publishConfig };
}

/** Puts the packed manifest in place of the repository's, which is kept beside it. */
export function usePackedManifest(folder: string): void {
  restoreManifest(folder); // an earlier packing may have been cut off
  const file = join(folder, MANIFEST);
  const manifest = JSON.parse(readFileSync(file, "utf8")) as Manifest;
  copyFileSync(file, join(folder, KEPT));
  writeFileSync(file, `${JSON.stringify(packedManifest(manifest), null, 2)}\n`);
}

/** Brings the repository's manifest back, if it was kept. */
export function restoreManifest(folder: string): void {
  const kept = join(folder, KEPT);
  if (existsSync(kept)) renameSync(kept, join(folder, MANIFEST));
}
