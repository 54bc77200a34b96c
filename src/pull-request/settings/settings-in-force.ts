/** The settings of a review, and why those that the repository wrote don't apply. */
import { type RepositorySettings, readSettings, settingsPath } from "../../config/repository-settings.ts";
import type { FileTree } from "../../connector/file-tree.ts";
import { defaultSettings, type ReviewSettings } from "../../review/settings.ts";
import { rules } from "../../rules/index.ts";
import { codeSpan, escapeSentence } from "../../wording/escape-markdown.ts";

export interface SettingsInForce {
  readonly settings: ReviewSettings;
  /** Sentences for the summary, as Markdown: why the defaults apply. Empty when nothing is wrong. */
  readonly notes: readonly string[];
}

/** Of every rule; a settings file that names another one has a problem. */
export const allRuleIds: ReadonlySet<string> = new Set(rules.map((rule) => rule.id));

/** Where there is no owner to ask: a local clone. */
export const noOwnerSettings = (): Promise<RepositorySettings> =>
  Promise.resolve({ settings: defaultSettings, problems: [], isPresent: false });

/**
 * @param target the branch that the change goes to: a pull request can't change the settings of its own review
 * @param ownerSettings the settings of the owner's `.github` repository; asked for where the target has none
 */
export async function settingsInForce(
  target: FileTree,
  ownerSettings: () => Promise<RepositorySettings>,
): Promise<SettingsInForce> {
  const own = await readSettings(target, allRuleIds);
  const { settings, problems } = own.isPresent ? own : await ownerSettings();
  const [first] = problems;
  if (first === undefined) return { settings, notes: [] };
  const where = own.isPresent ? "the base branch" : "the owner’s `.github` repository";
  const problem = `line ${first.line}, column ${first.column}: ${escapeSentence(first.message)}`;
  const note = `${codeSpan(settingsPath)} of ${where} cannot be used, so the defaults are in force (${problem})`;
  return { settings, notes: [note] };
}
