import { enableCompileCache } from "node:module";
import { join } from "node:path";

/** What can be made anew at any time; whoever may write here may change the code as well. `npm ci` clears it away. */
export const CACHE_FOLDER = join(import.meta.dirname, "../../node_modules/.cache/winddown");

/** With this folder in `NODE_COMPILE_CACHE` Node keeps the first file, too, and need not load what erases types. */
export const COMPILED_FOLDER = join(CACHE_FOLDER, "compiled");

/**
 * Lets Node keep what it makes of each file that is loaded from now on, written when the process ends; a start then
 * neither erases types nor compiles. Node takes what was kept only for a file of the very same text and for the same
 * Node. Where nothing can be written, such as in a container, it takes what is there, and otherwise compiles as ever. `NODE_COMPILE_CACHE` in the
 * environment comes first.
 */
export function keepCompiled(folder = COMPILED_FOLDER): void {
  enableCompileCache(folder); // says in its result that it failed, and throws nothing
}
