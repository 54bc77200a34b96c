/** Reviews a change with all rules. The settings file of the change is checked as well, before it is merged. */
import { readSettings, settingsPath } from "../config/repository-settings.ts";
import type { SettingsProblem } from "../config/settings-problem.ts";
import type { FileTree } from "../connector/file-tree.ts";
import type { Review } from "../review/finding/finding.ts";
import { summed } from "../review/finding/waivers.ts";
import { type ChangeRequest, reviewChange } from "../review/run/review.ts";
import { rules } from "../rules/index.ts";
import { settingsFinding } from "./settings/settings-finding.ts";
import { allRuleIds } from "./settings/settings-in-force.ts";

export async function reviewTrees(request: Omit<ChangeRequest, "rules">): Promise<Review> {
  const review = await reviewChange({ ...request, rules });
  const problems = await problemsOfHead(request.base, request.head);
  const pullRequestFindings = [...review.pullRequestFindings, ...problems.map(settingsFinding)];
  return summed({ ...review, pullRequestFindings });
}

/** Of a settings file that the change adds or edits. */
async function problemsOfHead(base: FileTree, head: FileTree): Promise<readonly SettingsProblem[]> {
  const [before, after] = await Promise.all([settingsId(base), settingsId(head)]);
  if (after === undefined || before === after) return [];
  return (await readSettings(head, allRuleIds)).problems;
}

async function settingsId(tree: FileTree): Promise<string | undefined> {
  const { entries } = await tree.list();
  return entries.find(({ path }) => path === settingsPath)?.id;
}
