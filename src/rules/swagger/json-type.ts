import { locationOf, type Node } from "../../connector/node.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import type { JsonValue } from "../../text/json/json.ts";
import { setValue } from "../../text/json/json-change.ts";
import { valueAt } from "../../text/json/pointer.ts";
import { nameOfType } from "../../wording/json-type.ts";
import { quoted } from "../../wording/quoted.ts";
import { breachesOf, isInExtension } from "./_conformance.ts";
import { labelAt } from "./_member-label.ts";

const nouns: ReadonlyMap<string, string> = new Map([
  ["string", "a string"],
  ["number", "a number"],
  ["integer", "a whole number"],
  ["boolean", "`true` or `false`"],
  ["array", "a list"],
  ["object", "an object"],
]);

export default defineRule({
  id: "swagger/json-type",
  official: ["JsonTypeIncorrect"],
  severity: "error",
  needs: ["swagger"],
  title: "Values of the JSON type their place demands",
  why: "The import reads a list as a list and a number as a number, and refuses anything else in its place.",
  source: "Microsoft Swagger Validator, rule JsonTypeIncorrect; OpenAPI 2.0",
  since: "0.1.0",
  *check({ swagger }) {
    const reported = new Set<string>();
    for (const breach of breachesOf(swagger)) {
      if (breach.kind !== "type" || isInExtension(breach)) continue;
      const node = nodeAt(swagger, breach.pointer);
      const { names, label } = labelAt(swagger, breach.pointer);
      const wanted = breach.types.map((type) => nouns.get(type) ?? type).join(" or ");
      const found = nameOfType(node.value);
      const key = JSON.stringify(names);
      if (reported.has(key)) continue;
      reported.add(key);
      const converted = convert(node.value, breach.types);
      yield {
        location: locationOf(node),
        subject: names,
        message: `${label} is ${found}, not ${wanted}.`,
        fix:
          converted === undefined
            ? hint(node.value, breach.types, wanted)
            : `Write ${quoted(JSON.stringify(converted))} without quotes.`,
        ...(converted === undefined ? {} : { edits: [setValue(breach.pointer, converted)] }),
      };
    }
  },
});

function nodeAt(swagger: Swagger, pointer: string): Node {
  return { value: valueAt(swagger.root.value, pointer) ?? null, file: swagger.file, pointer };
}

/** What is there may have been written `1.0`, which the value no longer shows. */
function hint(value: JsonValue, types: readonly string[], wanted: string): string {
  const isBare = typeof value === "number" || typeof value === "boolean";
  return isBare && types.includes("string") ? "Put the value in quotes." : `Write ${wanted} in this place.`;
}

/** A value in quotes that would be right without them. */
function convert(value: JsonValue, types: readonly string[]): JsonValue | undefined {
  const text = typeof value === "string" ? value.trim() : "";
  if (types.includes("boolean") && /^(?:true|false)$/i.test(text)) return text.toLowerCase() === "true";
  const isInteger = /^-?\d{1,15}$/.test(text);
  if (types.includes("integer")) return isInteger ? Number(text) : undefined;
  return types.includes("number") && /^-?\d{1,15}(?:\.\d{1,10})?$/.test(text) ? Number(text) : undefined;
}
