/** Something typed that cannot be carried out. `sentence` is shown as it stands and says what would work. */
export type Problem = { readonly problem: string };

export function isProblem(value: object): value is Problem {
  return "problem" in value;
}
