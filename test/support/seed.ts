/**
 * Parameters for `fc.assert`: a run begins from `SEED` where that is set, so a failure is replayed with the seed that
 * fast-check printed: `SEED=-123 npm test`. Otherwise every run draws its own.
 */
export const seeded: { readonly seed?: number } = readSeed(process.env.SEED);

function readSeed(text: string | undefined): { readonly seed?: number } {
  if (text === undefined || text === "") return {};
  const seed = Number(text);
  if (!Number.isSafeInteger(seed)) throw new Error("SEED must be a whole number, such as the one fast-check printed");
  return { seed };
}
