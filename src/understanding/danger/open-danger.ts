import { type PreparedForms, takeOrLoad } from "../../content/load/prepared-forms.ts";
import type { ReadDanger } from "./danger.ts";
import { formOf, readDangerBy } from "./read-danger.ts";

/**
 * A reader of danger by the lists in a folder. Lists that an earlier start has not read are built by anew, which takes
 * half a second, so that a start refuses those that are wrong.
 *
 * @param folder data/danger
 * @throws {ContentError} naming the file that is not there or does not fit its schema, or the phrase that cannot be compiled
 */
export async function openDanger(folder: string, prepared: PreparedForms): Promise<ReadDanger> {
  const form = await takeOrLoad(prepared, "danger", async () => {
    const { loadDangerLists } = await import("./load-danger.ts");
    return formOf(loadDangerLists(folder));
  });
  return readDangerBy(form);
}
