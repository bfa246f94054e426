// Writes docs/decisions/README.md from the heads of the decisions beside it: `npm run decisions`.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DECISIONS, indexOf, readDecisions } from "./read-decisions.ts";

const decisions = readDecisions();
writeFileSync(join(DECISIONS, "README.md"), indexOf(decisions));
console.log(`${decisions.length} decisions are listed.`);
