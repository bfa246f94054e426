import { join } from "node:path";

export const ROOT = join(import.meta.dirname, "../../..");
export const MAIN = join(ROOT, "src/main.ts");
