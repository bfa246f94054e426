// `npm run text`: writes the keys of data/text/en as types, so that a key that is mistyped does not compile.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { keysFile } from "../text/keys-file.ts";
import { loadTexts } from "../text/load-texts.ts";
import { ENGLISH } from "../text/locales.ts";

const texts = loadTexts(join(import.meta.dirname, "../../data/text"));
writeFileSync(join(import.meta.dirname, "../text/keys.ts"), keysFile(texts.messages.get(ENGLISH) ?? new Map()));
