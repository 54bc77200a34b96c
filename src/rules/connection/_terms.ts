/** How rules speak of a name that the platform's vocabulary doesn't have, or has from use only. */
import type { Term, Vocabulary } from "../../connector/platform/vocabulary.ts";
import { didYouMean } from "../../wording/did-you-mean.ts";
import { quoted } from "../../wording/quoted.ts";

/** The documented name that differs by one letter or by two letters swapped; undefined without one. */
export function nearTerm<T extends Term>({ terms }: Vocabulary<T>, name: string): string | undefined {
  return didYouMean(
    name,
    terms.filter(({ status }) => status === "documented").map((term) => term.name),
    1,
  );
}

/** @param what within a sentence, like "identity provider" */
export function undocumented<T extends Term>(
  vocabulary: Vocabulary<T>,
  what: string,
  name: string,
): { readonly message: string; readonly fix: string; readonly severity: "info" } {
  const isUsed = vocabulary.find(name)?.status === "used";
  return {
    message: `The ${what} ${quoted(name)} isn't documented (checked on ${vocabulary.checked})${isUsed ? ", but public connectors use it" : ""}.`,
    fix: `Test a connection with it before you submit the connector.`,
    severity: "info",
  };
}
