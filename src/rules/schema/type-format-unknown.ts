import { locationOf, member, type Node, stringOf } from "../../connector/node.ts";
import { isUnknownFormat, meantBy } from "../../connector/schemas/formats.ts";
import { typedLocationsWith } from "../../connector/schemas/typed-schemas.ts";
import { defineRule, type Edits } from "../../review/rule/rule.ts";
import { removeAt, setMember } from "../../text/json/json-change.ts";
import { childPointer } from "../../text/json/pointer.ts";
import { partLabelAtStart } from "../../wording/part-label.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "schema/type-format-unknown",
  official: ["UnrecognizedTypeFormat"],
  severity: "warning",
  needs: ["swagger"],
  title: "Formats the platform knows",
  why: "Designers draw the field by type and format. A format the platform does not know has no effect, or the validator warns about it.",
  source: "Microsoft Swagger Validator, rule UnrecognizedTypeFormat",
  since: "0.1.0",
  *check({ swagger }) {
    for (const typed of typedLocationsWith(swagger, "format")) {
      const { node, type, subject } = typed;
      const at = member(node, "format");
      const format = stringOf(at);
      if (at === undefined || format === undefined || type === undefined) continue;
      if (!isUnknownFormat(type, format)) continue;
      yield {
        location: locationOf(at),
        subject,
        message:
          format.trim() === ""
            ? `${partLabelAtStart(typed.label)} has an empty format.`
            : `${partLabelAtStart(typed.label)} has the format ${quoted(format)}, which is unknown for ${quoted(type)}.`,
        fix: fixFor(type, format),
        // One count holds what one sentence fixes.
        cause: fixFor(type, format),
        ...editsFor(node, type, format),
      };
    }
  },
});

function fixFor(type: string, format: string): string {
  const meant = meantBy(type, format);
  if (meant === undefined) return "Delete the format.";
  if (meant.type !== type)
    return `Use the type ${quoted(meant.type)} if that is what the service sends, or delete the format.`;
  return meant.format === format.toLowerCase()
    ? `Write ${quoted(meant.format)}.`
    : `Use ${quoted(meant.format)}.`;
}

/** None for another type: the outputs of published flows would have it too. */
function editsFor({ pointer }: Node, type: string, format: string): { readonly edits?: Edits } {
  const meant = meantBy(type, format);
  if (meant === undefined) return { edits: [removeAt(childPointer(pointer, "format"))] };
  return meant.type === type ? { edits: [setMember(pointer, "format", meant.format)] } : {};
}
