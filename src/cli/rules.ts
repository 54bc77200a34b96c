/** `rules`: the catalogue, or one rule explained. */

import { docsUrl } from "../review/rule/docs.ts";
import type { Rule } from "../review/rule/rule.ts";
import { rules as all } from "../rules/index.ts";
import { counted } from "../wording/counted.ts";
import { didYouMean } from "../wording/did-you-mean.ts";
import { type CliContext, type ExitCode, Refusal } from "./terminal.ts";

export interface RulesOptions {
  readonly format: "terminal" | "json";
}

export function printRules(id: string | undefined, { format }: RulesOptions, { out }: CliContext): ExitCode {
  const chosen = id === undefined ? all : [find(id)];
  if (format === "json") out.write(`${JSON.stringify({ version: 1, rules: chosen.map(asJson) }, null, 2)}\n`);
  else if (id === undefined) out.write(list(chosen));
  else out.write(chosen.map(explain).join("\n"));
  return 0;
}

function find(id: string): Rule {
  const rule = all.find((one) => one.id === id || one.official.includes(id) || one.policy.includes(id));
  if (rule !== undefined) return rule;
  const guess = didYouMean(
    id,
    all.flatMap((one) => [one.id, ...one.official]),
  );
  throw new Refusal(
    `There is no rule '${id}'.`,
    guess === undefined ? "connector-review rules lists them all." : `Did you mean '${guess}'?`,
  );
}

function list(chosen: readonly Rule[]): string {
  const width = Math.max(...chosen.map((rule) => rule.id.length));
  const lines = chosen.map((rule) => `${rule.id.padEnd(width)}  ${rule.severity.padEnd(7)}  ${rule.title}`);
  return `${lines.join("\n")}\n\n${counted(chosen.length, "rule")}. connector-review rules ID explains one.\n`;
}

function explain(rule: Rule): string {
  const facts = [
    ["severity", rule.severity],
    ["official code", rule.official.join(", ")],
    ["policy", rule.policy.join(", ")],
    ["kinds", rule.kinds.join(", ")],
    ["reads", readsOf(rule).join(", ")],
    ["source", rule.source],
    ["page", docsUrl(rule.id)],
  ].filter(([, value]) => value !== "");
  return `${rule.id}\n${rule.title}.\n\n${rule.why}\n\n${facts.map(([name = "", value]) => `  ${name.padEnd(14)} ${value}`).join("\n")}\n`;
}

function readsOf({ scope, needs }: Rule): readonly string[] {
  if (scope === "change") return ["the change as a whole", ...needs];
  return needs.length === 0 ? ["the files of the folder"] : needs;
}

function asJson(rule: Rule): object {
  const { id, title, severity, official, policy, kinds, preset, language, needs, why, source, since } = rule;
  return {
    id,
    title,
    severity,
    official,
    policy,
    kinds,
    preset,
    language,
    needs,
    why,
    source,
    since,
    docs: docsUrl(id),
  };
}
