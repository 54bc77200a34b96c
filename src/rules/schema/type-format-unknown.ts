import { member, placeOf, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule.ts";
import { quoted } from "../../text/quoted.ts";
import { atStart } from "../parameter/_sentence.ts";
import { typedPlaces } from "./_typed.ts";

/** The formats the platform knows, by type. */
const formats: ReadonlyMap<string, readonly string[]> = new Map([
  ["integer", ["int32", "int64"]],
  ["number", ["float", "double"]],
  [
    "string",
    ["byte", "binary", "date", "date-time", "date-no-tz", "password", "email", "html", "uri", "uuid"],
  ],
  ["boolean", []],
  ["array", []],
  ["object", []],
  ["file", []],
]);

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
    for (const { node, type, subject, label } of typedPlaces(swagger)) {
      const at = member(node, "format");
      const format = stringOf(at);
      const known = formats.get(type ?? "");
      if (at === undefined || format === undefined || type === undefined || known === undefined) continue;
      if (known.includes(format)) continue;
      yield {
        at: placeOf(at),
        subject,
        message:
          format.trim() === ""
            ? `${atStart(label)} has an empty format.`
            : `${atStart(label)} has the format ${quoted(format)}, which is unknown for ${quoted(type)}.`,
        fix: fixOf(type, format),
      };
    }
  },
});

function fixOf(type: string, format: string): string {
  const lower = format.toLowerCase();
  if (formats.get(type)?.includes(lower) === true) return `Write ${quoted(lower)}.`;
  if (type === "string" && lower === "guid") return "Use `uuid`.";
  if (type === "string" && ["url", "uri-reference"].includes(lower)) return "Use `uri`.";
  if (type === "string" && lower === "datetime") return "Use `date-time`.";
  if (type === "number" && ["int32", "int64"].includes(lower))
    return `Use the type \`integer\` with ${quoted(lower)}.`;
  if (lower === "decimal" && type === "number") return "Use `double`.";
  return "Delete the format.";
}
