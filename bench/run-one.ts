// One measurement in a process of its own, so that none works on the heap of the one before.
import { MEASUREMENTS } from "./measurements.ts";

const [name = ""] = process.argv.slice(2);
const load = MEASUREMENTS[name];
if (!load) throw new Error(`There is no measurement ${name}`);
const { measure } = await load();
const measured = await measure();
if (process.send) process.send(measured, () => process.disconnect?.());
else console.dir(measured, { depth: null });
