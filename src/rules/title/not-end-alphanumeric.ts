import { locationOf, member } from "../../connector/node.ts";
import { selectableOperations } from "../../connector/swagger/selectable.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { ownTitle } from "../../connector/swagger/title.ts";
import { type Diagnostic, defineRule, type Edits } from "../../review/rule/rule.ts";
import { setValue } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";
import { betterEnd, withoutBrackets } from "./_end-of-name.ts";
import { independentSuffix, writtenSuffix } from "./_title-text.ts";

export default defineRule({
  id: "title/not-end-alphanumeric",
  official: ["ValueMustEndWithAlphanumeric"],
  policy: ["5000.2.2.3"],
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["swagger"],
  covers: ["operation/summary-restricted-chars"],
  title: "Titles and summaries that end in a letter or digit",
  why: "Certification refuses a title or an operation summary that ends in punctuation, a blank or a line break: designers show both as names.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connector-string-guidance",
  since: "0.1.0",
  *check({ swagger }) {
    yield* titleDiagnostics(swagger);
    for (const operation of selectableOperations(swagger)) {
      const node = member(operation.node, "summary");
      const { summary } = operation;
      if (node === undefined || summary === undefined || summary.trim() === "" || operation.isInternal)
        continue;
      if (/[\p{L}\p{N})]$/u.test(summary)) continue;
      yield {
        location: locationOf(node),
        subject: [operation.name],
        message: `The summary of ${quoted(operation.name)} ends in ${nameOfEnd(summary)}.`,
        ...fixFor(summary, (text) => [setValue(node.pointer, text)]),
      };
    }
  },
});

function* titleDiagnostics(swagger: Swagger): Generator<Diagnostic> {
  const node = member(swagger.info, "title");
  if (node === undefined || swagger.title === undefined || swagger.title.trim() === "") return;
  const suffix = swagger.title.endsWith(independentSuffix) ? independentSuffix : "";
  // Another form of the suffix is the business of title/independent-suffix.
  if (suffix === "" && writtenSuffix(swagger.title) !== undefined) return;
  const title = swagger.title.slice(0, swagger.title.length - suffix.length);
  if (/[\p{L}\p{N}]$/u.test(title)) return;
  yield {
    location: locationOf(node),
    subject: ["info.title"],
    message: `The title ${quoted(ownTitle(title))} ends in ${nameOfEnd(title)}.`,
    ...(title.endsWith(")")
      ? publishedForm(title, suffix)
      : fixFor(title, (text) => [setValue(node.pointer, text)], suffix)),
  };
}

/** All published exceptions end in a parenthesis. An info renames no connector. */
function publishedForm(title: string, suffix: string): Pick<Diagnostic, "fix" | "severity"> {
  const fixed = withoutBrackets(title);
  const form = fixed === title ? "a title that ends in a letter or digit" : quoted(`${fixed}${suffix}`);
  return { fix: `If the connector isn't published yet, write ${form}.`, severity: "info" };
}

function fixFor(
  name: string,
  write: (text: string) => Edits,
  suffix = "",
): Pick<Diagnostic, "fix" | "edits"> {
  const { fix, text, isSure } = betterEnd(name, suffix);
  return { fix, ...(text !== undefined && isSure ? { edits: write(text) } : {}) };
}

function nameOfEnd(text: string): string {
  const last = text.at(-1) ?? "";
  if (/[\r\n]/.test(last)) return "a line break";
  return /\s/.test(last) ? "a blank" : quoted(last);
}
