import { member, stringOf, wordLocation } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

interface Habit {
  /** What the words are, for people. */
  readonly what: string;
  readonly pattern: RegExp;
}

const habits: readonly Habit[] = [
  {
    what: "a price",
    pattern:
      /[$€£]\s?\d[\d.,]{0,9}\s?(?:\/|per|a|each)\s?(?:month|mo|year|user|seat|call|license)\b|\b(?:only|from|starting at) [$€£]\s?\d|\bfree trial\b|\bmoney[- ]back\b|\b\d{1,2} ?% (?:off|discount)\b/i,
  },
  {
    what: "praise",
    pattern:
      /\bworld'?s? (?:leading|first|best|most|largest)\b|\b(?:world|industry|market)[- ]?(?:class|leading|leader)\b|\b(?:best[- ](?:in[- ]class|of[- ]breed)|cutting[- ]edge|state[- ]of[- ]the[- ]art|award[- ]winning|unrivall?ed|unparallel+ed|revolutionary|game[- ]chang(?:ing|er)|ground-?breaking|number one|#1)\b/i,
  },
  {
    what: "a phone number",
    pattern: /(?<![\d.])\+\d{1,3}[ -.]?\(?\d{1,4}\)?[\d .-]{6,14}\d|\bcall us\b/i,
  },
  {
    what: "a call to action",
    pattern:
      /\b(?:sign[- ]up|subscribe|register|buy|order|try it|download|get started|start your|contact us|visit us|learn more)(?: (?:for free|now|today|here|at|on)\b|!)|\bcontact (?:us|sales)\b|\bclick here\b/i,
  },
];

export default defineRule({
  id: "description/marketplace",
  severity: "info",
  kinds: ["certified", "independent"],
  language: "en",
  needs: ["swagger"],
  title: "A description that informs instead of advertising",
  why: "The gallery shows what a connector is for. Prices, praise and calls to action are asked to be taken out in review.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ swagger }) {
    const node = member(swagger.info, "description");
    const text = stringOf(node)?.slice(0, 2000) ?? "";
    if (node === undefined) return;
    for (const { what, words } of found(text)) {
      yield {
        location: wordLocation(node, words),
        subject: ["info.description", what],
        message: `The description of the connector holds ${what}: ${quoted(words)}.`,
        fix: "Say plainly what the service does and what makers use the connector for.",
        cause: what,
      };
    }
  },
});

function found(text: string): readonly { readonly what: string; readonly words: string }[] {
  const matches = habits.flatMap(({ what, pattern }) => {
    const words = pattern.exec(text)?.[0];
    return words === undefined ? [] : [{ what, words }];
  });
  // Abbreviations are short; five words in capitals are a shout.
  const shout = /(?:\b[A-Z]{3,}\b[ ,!.]{1,3}){4}[A-Z]{3,}/.exec(text)?.[0];
  return shout === undefined ? matches : [...matches, { what: "a sentence in capitals", words: shout }];
}
