/** The difference between the labels the review asks for and those the pull request has. */
import { isDisputed } from "../../review/finding/disputes.ts";
import type { Review } from "../../review/finding/finding.ts";
import type { Conclusion } from "./plan.ts";

const names: Readonly<Record<Conclusion, readonly string[]>> = {
  success: ["ready for review"],
  failure: ["needs changes"],
  action_required: ["breaking change"],
  neutral: [],
};
/** Added while a finding is disputed and not waived. */
const disputed = "disputed";

/** Undefined when they are equal. Labels without the prefix belong to people and stay. */
export function planLabels(
  prefix: string,
  conclusion: Conclusion,
  review: Review,
  present: readonly string[],
): { readonly add: readonly string[]; readonly remove: readonly string[] } | undefined {
  const wanted = [...names[conclusion], ...(isDisputed(review) ? [disputed] : [])];
  const desired = wanted.map((name) => `${prefix}${name}`);
  const ours = new Set([...Object.values(names).flat(), disputed].map((name) => `${prefix}${name}`));
  const add = desired.filter((label) => !present.includes(label));
  const remove = present.filter((label) => ours.has(label) && !desired.includes(label));
  return add.length + remove.length === 0 ? undefined : { add, remove };
}
