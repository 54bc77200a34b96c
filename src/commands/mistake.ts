/** A line that starts like a command but is not one. */
import { codeSpan } from "../wording/escape-markdown.ts";

export interface Mistake {
  readonly kind: "mistake";
  /** One harmless line, as typed after `/connector`. */
  readonly text: string;
  /** One sentence on what is wrong; empty when the name is unknown. */
  readonly problem: string;
  /** What was probably meant, after `/connector`; gaps in angle brackets. */
  readonly corrected: string | undefined;
}

/** Commands stand in code spans, so that our own answer contains none. */
export function mistakeText({ text, problem, corrected }: Omit<Mistake, "kind">): string {
  const isOtherName = problem === "" || corrected?.split(" ")[0] !== text.split(" ")[0];
  const result = isOtherName ? "is not a command." : "was not carried out.";
  const guess = corrected === undefined ? "" : `Did you mean ${codeSpan(`/connector ${corrected}`)}?`;
  return [
    `${codeSpan(`/connector ${text}`)} ${result}`,
    guess,
    problem,
    `${codeSpan("/connector help")} lists all.`,
  ]
    .filter((part) => part !== "")
    .join(" ");
}
