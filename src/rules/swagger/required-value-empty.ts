import { locationOf, member, type Node, stringOf } from "../../connector/node.ts";
import { writtenParameters } from "../../connector/parameters/written-parameters.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { partLabel } from "../../wording/part-label.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "swagger/required-value-empty",
  official: ["RequiredValueEmpty"],
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["swagger"],
  title: "No empty texts where a text is required",
  why: "An empty text is shown as an empty line to makers; the validator refuses it like a missing one.",
  source: "Microsoft Swagger Validator, rule RequiredValueEmpty",
  since: "0.1.0",
  *check({ swagger }) {
    for (const name of ["title", "description", "version"]) {
      yield* diagnostics(member(swagger.info, name), ["info", name], "the connector");
    }
    const contact = member(swagger.info, "contact");
    for (const name of ["name", "url", "email"]) {
      yield* diagnostics(member(contact, name), ["contact", name], "the contact");
    }
    for (const operation of swagger.operations()) {
      for (const name of ["summary", "description"]) {
        const owner = quoted(operation.name);
        yield* diagnostics(member(operation.node, name), [operation.name, name], owner, operation.isInternal);
      }
    }
    for (const { parameter, subject, label, isHidden } of writtenParameters(swagger)) {
      if (parameter.in === "body") continue;
      for (const name of ["x-ms-summary", "description"]) {
        yield* diagnostics(member(parameter.node, name), [...subject, name], partLabel(label), isHidden);
      }
    }
  },
});

function* diagnostics(
  node: Node | undefined,
  subject: readonly string[],
  owner: string,
  isHidden = false,
): Generator<Diagnostic> {
  if (node === undefined || stringOf(node)?.trim() !== "") return;
  yield {
    location: locationOf(node),
    subject,
    message: `The ${quoted(subject.at(-1) ?? "")} of ${owner} is empty.`,
    fix: `Write the ${subject.at(-1)?.replace("x-ms-summary", "label") ?? "text"}.`,
    // Makers never see it.
    ...(isHidden ? { severity: "info" as const } : {}),
  };
}
