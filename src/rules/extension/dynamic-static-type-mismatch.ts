import { locationOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { isArray, isObject, type JsonValue } from "../../text/json/json.ts";
import { setValue } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";
import { whose } from "../../wording/whose.ts";
import { joinedArguments } from "./_arguments.ts";

export default defineRule({
  id: "extension/dynamic-static-type-mismatch",
  official: ["OperationParameterStaticTypeMismatch"],
  severity: "warning",
  needs: ["swagger"],
  title: "Written values of the type the operation expects",
  why: "The designer sends the value as it is written; a service that expects another type refuses the call, and the list or form stays empty.",
  source: "Microsoft Swagger Validator, rule OperationParameterStaticTypeMismatch",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { dynamic, argument, target, receiver } of joinedArguments(swagger)) {
      const { call } = dynamic;
      const { type } = receiver;
      if (argument.value === undefined || type === undefined || isOf(argument.value.value, type)) continue;
      const right = inType(argument.value.value, type);
      yield {
        location: locationOf(argument.value),
        subject: [...call.owner, call.by, target.name, argument.name],
        message: `The ${quoted(call.by)} ${whose(call.owner)} passes ${shown(argument.value.value)} for ${quoted(argument.name)} of ${quoted(target.name)}, which is of type ${quoted(type)}.`,
        fix: right === undefined ? `Write a value of type ${quoted(type)}.` : `Write ${shown(right)}.`,
        ...(right === undefined ? {} : { edits: [setValue(argument.value.pointer, right)] }),
      };
    }
  },
});

/** What is no type of JSON is never wrong here, nor is `null`: it stands for no value. */
function isOf(value: JsonValue, type: string): boolean {
  if (value === null) return true;
  switch (type) {
    case "string":
    case "boolean":
      return typeof value === type;
    case "number":
      return typeof value === "number";
    case "integer":
      return Number.isInteger(value);
    case "array":
      return isArray(value);
    case "object":
      return isObject(value);
    default:
      return true;
  }
}

/** The same value in the other type; undefined where that is a question for the author. */
function inType(value: JsonValue, type: string): JsonValue | undefined {
  if (type === "string" && (typeof value === "number" || typeof value === "boolean")) return String(value);
  if (typeof value !== "string") return undefined;
  if (type === "boolean" && /^(?:true|false)$/i.test(value)) return value.toLowerCase() === "true";
  if (type === "integer" && /^(?:0|-?[1-9]\d{0,14})$/.test(value)) return Number(value);
  if (type === "number" && /^-?(?:0|[1-9]\d{0,9})(?:\.\d{1,9})?$/.test(value)) return Number(value);
  return undefined;
}

function shown(value: JsonValue): string {
  return quoted(JSON.stringify(value));
}
