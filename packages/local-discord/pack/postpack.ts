// Run by npm once it has packed.
import { join } from "node:path";
import { restoreManifest } from "./manifest.ts";

restoreManifest(join(import.meta.dirname, ".."));
