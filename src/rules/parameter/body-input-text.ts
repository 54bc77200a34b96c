import { keyLocationOf, member, type Node, stringOf } from "../../connector/node.ts";
import { type BodyInputs, bodyInputsOf } from "../../connector/parameters/body-inputs.ts";
import type { ShownProperty } from "../../connector/schemas/shown-properties.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { wordsOf } from "../../text/identifier-words.ts";
import { setMember } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";
import { sameText } from "../../wording/same-text.ts";
import { titleCase } from "../../wording/words.ts";

/** More at once would be nothing anybody reads. */
const maxEdited = 50;

export default defineRule({
  id: "parameter/body-input-text",
  severity: "warning",
  kinds: ["certified", "independent"],
  needs: ["swagger"],
  title: "A label and a description for every input of a body",
  why: "The card of the action shows the label above the field and the description in it. Without them makers see the name that the service uses inside.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connector-string-guidelines",
  since: "0.1.0",
  *check({ swagger }) {
    for (const inputs of bodyInputsOf(swagger)) {
      const bare = inputs.properties.filter(({ node }) => !hasLabel(node) || !hasDescription(node));
      const [first] = bare;
      if (first === undefined) continue;
      yield {
        location: keyLocationOf(first.node),
        subject: [inputs.operation.name],
        ...textsFor(inputs, first, bare),
      };
    }
  },
});

function hasLabel(node: Node): boolean {
  return member(node, "x-ms-summary") !== undefined || member(node, "title") !== undefined;
}

function hasDescription(node: Node): boolean {
  return (stringOf(member(node, "description")) ?? "").trim() !== "";
}

function textsFor(
  { operation, properties }: BodyInputs,
  first: ShownProperty,
  bare: readonly ShownProperty[],
): Pick<Diagnostic, "message" | "fix" | "edits" | "cause"> {
  const lacksLabel = bare.some(({ node }) => !hasLabel(node));
  const lacksDescription = bare.some(({ node }) => !hasDescription(node));
  const both = lacksLabel && lacksDescription;
  const missing = both ? "label or no description" : lacksLabel ? "label" : "description";
  const label = titleCase(wordsOf(first.name));
  return {
    message:
      bare.length === 1
        ? `In the body of ${quoted(operation.name)}, the input ${quoted(first.name)} has no ${both ? "label and no description" : missing}.`
        : `In the body of ${quoted(operation.name)}, ${bare.length} of ${properties.length} inputs have no ${missing}, such as ${quoted(first.name)}.`,
    fix: fixFor(lacksLabel, lacksDescription, label),
    cause: missing,
    ...(lacksDescription ? {} : editsFor(bare)),
  };
}

function fixFor(lacksLabel: boolean, lacksDescription: boolean, label: string): string {
  const description = 'add a `"description"` that says what to fill in';
  if (!lacksLabel) return `${description.charAt(0).toUpperCase()}${description.slice(1)}.`;
  const summary = `Add ${label === "" ? 'an `"x-ms-summary"` with a short label' : quoted(`"x-ms-summary": "${label}"`)}`;
  return lacksDescription ? `${summary}, and ${description}.` : `${summary} or a label that says it better.`;
}

function editsFor(bare: readonly ShownProperty[]): Pick<Diagnostic, "edits"> {
  const labels = bare.map(({ name, node }) => ({ node, label: titleCase(wordsOf(name)) }));
  const areNew = labels.every(
    ({ node, label }) =>
      label !== "" && !sameText(label, stringOf(member(node, "description"))?.trim() ?? ""),
  );
  return areNew && bare.length <= maxEdited
    ? { edits: labels.map(({ node, label }) => setMember(node.pointer, "x-ms-summary", label, "type")) }
    : {};
}
