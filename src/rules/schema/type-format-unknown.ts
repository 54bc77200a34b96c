import { member, type Node, placeOf, stringOf } from "../../connector/node.ts";
import { defineRule, type Repair } from "../../review/rule.ts";
import { removeAt, setMember } from "../../text/json-change.ts";
import { childPointer } from "../../text/pointer.ts";
import { quoted } from "../../text/quoted.ts";
import { atStart } from "../parameter/_sentence.ts";
import { typedPlacesWith } from "./_typed.ts";

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
    for (const place of typedPlacesWith(swagger, "format")) {
      const { node, type, subject } = place;
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
            ? `${atStart(place.label)} has an empty format.`
            : `${atStart(place.label)} has the format ${quoted(format)}, which is unknown for ${quoted(type)}.`,
        fix: fixOf(type, format),
        // One count holds what one sentence mends.
        cause: fixOf(type, format),
        repair: repairOf(node, type, format),
      };
    }
  },
});

interface Meant {
  readonly type: string;
  readonly format: string;
}

/** Formats people write and what they mean by them. */
const meantFormats: ReadonlyMap<string, Meant> = new Map([
  ["string guid", { type: "string", format: "uuid" }],
  ["string url", { type: "string", format: "uri" }],
  ["string uri-reference", { type: "string", format: "uri" }],
  ["string datetime", { type: "string", format: "date-time" }],
  ["number int32", { type: "integer", format: "int32" }],
  ["number int64", { type: "integer", format: "int64" }],
  ["number decimal", { type: "number", format: "double" }],
]);

function meantBy(type: string, format: string): Meant | undefined {
  const lower = format.toLowerCase();
  return formats.get(type)?.includes(lower) === true
    ? { type, format: lower }
    : meantFormats.get(`${type} ${lower}`);
}

function fixOf(type: string, format: string): string {
  const meant = meantBy(type, format);
  if (meant === undefined) return "Delete the format.";
  if (meant.type !== type) return `Use the type ${quoted(meant.type)} with ${quoted(meant.format)}.`;
  return meant.format === format.toLowerCase()
    ? `Write ${quoted(meant.format)}.`
    : `Use ${quoted(meant.format)}.`;
}

function repairOf({ pointer }: Node, type: string, format: string): Repair {
  const meant = meantBy(type, format);
  if (meant === undefined) return [removeAt(childPointer(pointer, "format"))];
  const change = setMember(pointer, "format", meant.format);
  return meant.type === type ? [change] : [change, setMember(pointer, "type", meant.type)];
}
