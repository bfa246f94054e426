// Plain JavaScript on purpose: it must run on the very Node that is too old to run the rest.
const NEEDED_MAJOR = 26; // Temporal, node:sqlite and type stripping without flags

const major = Number(process.versions.node.split(".")[0]);
if (major < NEEDED_MAJOR) {
  console.error(
    [
      `Winddown needs Node ${NEEDED_MAJOR} or newer; this is Node ${process.versions.node}.`,
      "",
      "`npm ci` brings the right Node with it and npm scripts then use it by themselves:",
      "  npm ci && npm start",
      "",
      "If you installed without dev dependencies (npm ci --omit=dev), that Node is not there:",
      `install Node ${NEEDED_MAJOR} or newer on this machine and try again.`,
    ].join("\n"),
  );
  process.exit(1);
}
