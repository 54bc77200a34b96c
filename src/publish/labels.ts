/** Labels as a desired set: what the review says, against what the pull request has. */
import type { Conclusion } from "./plan.ts";

const names: Readonly<Record<Conclusion, string | undefined>> = {
  success: "ready for review",
  failure: "needs changes",
  action_required: "breaking change",
  neutral: undefined,
};

/** Nothing to do is undefined. Labels without the prefix belong to people. */
export function planLabels(
  prefix: string,
  conclusion: Conclusion,
  present: readonly string[],
): { readonly add: readonly string[]; readonly remove: readonly string[] } | undefined {
  const name = names[conclusion];
  const desired = name === undefined ? [] : [`${prefix}${name}`];
  const ours = new Set(Object.values(names).map((one) => `${prefix}${one ?? ""}`));
  const add = desired.filter((label) => !present.includes(label));
  const remove = present.filter((label) => ours.has(label) && !desired.includes(label));
  return add.length + remove.length === 0 ? undefined : { add, remove };
}
