import { expect, onTestFinished, test } from "vitest";
import { openState } from "../../../src/assembly/open-state.ts";
import { createLog } from "../../../src/ops/log.ts";
import { tempFolder } from "../../support/temp-folder.ts";

test("two locks of one name are the same lock, and those of two names are not", async () => {
  const settings = { databaseUrl: undefined, stateDir: tempFolder(), storeKeys: undefined };
  const state = await openState(settings, createLog("silent"));
  onTestFinished(() => state.close());
  const { promise: isFree, resolve: letGo } = Promise.withResolvers<void>();
  const order: string[] = [];
  const work = (what: string) => async () => void order.push(what);

  const first = state.userLocks("reminders").withLock("1", async () => {
    await isFree;
    order.push("first");
  });
  const second = state.userLocks("reminders").withLock("1", work("second"));
  await state.userLocks("people").withLock("1", work("another name"));
  letGo();
  await Promise.all([first, second]);

  expect(order).toEqual(["another name", "first", "second"]);
});
