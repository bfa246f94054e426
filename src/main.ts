// What starts the bot as a process. The bot itself is loaded behind the line that lets Node keep it compiled: what is
// imported at the top of this file is loaded before that line.
import { keepCompiled } from "./ops/compile-cache.ts";

process.umask(0o077); // what is kept about people is for this account alone

keepCompiled();
await import("./bin/run.ts");
