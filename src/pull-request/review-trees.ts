/** Reviews a change with all rules. The settings file of the change is checked as well, before it is merged. */
import { readSettings, settingsPath } from "../config/repository-settings.ts";
import type { FileTree } from "../connector/file-tree.ts";
import type { Review } from "../review/finding/finding.ts";
import type { SettingsFileProblem } from "../review/rule/change-rule.ts";
import { type ChangeRequest, reviewChange } from "../review/run/review.ts";
import { rules } from "../rules/index.ts";
import { allRuleIds } from "./settings/settings-in-force.ts";

export async function reviewTrees(
  request: Omit<ChangeRequest, "rules" | "settingsProblems">,
): Promise<Review> {
  const settingsProblems = await problemsOfHead(request.base, request.head);
  return await reviewChange({ ...request, rules, settingsProblems });
}

/** Of a settings file that the change adds or edits. */
async function problemsOfHead(base: FileTree, head: FileTree): Promise<readonly SettingsFileProblem[]> {
  const [before, after] = await Promise.all([settingsId(base), settingsId(head)]);
  if (after === undefined || before === after) return [];
  const { problems } = await readSettings(head, allRuleIds);
  return problems.map((problem) => ({ file: settingsPath, ...problem }));
}

async function settingsId(tree: FileTree): Promise<string | undefined> {
  const { entries } = await tree.list();
  return entries.find(({ path }) => path === settingsPath)?.id;
}
