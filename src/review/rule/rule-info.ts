/** What is known about every rule, whatever it reads. Its docs page, help and JSON come from this. */
import type { Kind } from "../../connector/connector.ts";
import type { Severity } from "../finding/finding.ts";

export interface RuleInfo {
  /** `<family>/<name>`, the path of its file below `rules/`. */
  readonly id: string;
  /** Codes of Microsoft's Swagger Validator. */
  readonly official: readonly string[];
  /** Certification policy codes (5000.x). */
  readonly policy: readonly string[];
  readonly severity: Severity;
  readonly kinds: readonly Kind[];
  /** `microsoft`: the rule applies only under the preset `microsoft`, to Microsoft's own repository. */
  readonly preset: "any" | "microsoft";
  /** `en`: the rule is about English and does not run where the settings name another language. */
  readonly language: "any" | "en";
  /** What the rule requires, in a few words: the headline of its page. */
  readonly title: string;
  /** One or two sentences: what happens to whom when it is not kept. */
  readonly why: string;
  /** Where the requirement comes from: an address or the name of a document. */
  readonly source: string;
  /** Version of this project that brought it. */
  readonly since: string;
}

type Defaulted = "official" | "policy" | "kinds" | "preset" | "language";

/** What a rule's file states of it; members with a default may be left out. */
export type RuleRecord = Omit<RuleInfo, Defaulted> & Partial<Pick<RuleInfo, Defaulted>>;

/** What comes before the slash of a rule's id. */
export function familyOf(id: string): string {
  return id.slice(0, id.indexOf("/"));
}

/** A rule that names no kinds, preset or language applies everywhere. */
export const ruleDefaults: Pick<RuleInfo, Defaulted> = {
  official: [],
  policy: [],
  kinds: ["certified", "independent", "custom"],
  preset: "any",
  language: "any",
};
