import { member, type Node, placeOf, stringOf } from "../../connector/node.ts";
import type { Swagger } from "../../connector/swagger.ts";
import { defineRule } from "../../review/rule.ts";
import { canonical } from "../../text/json.ts";
import { setValue } from "../../text/json-change.ts";
import { quoted } from "../../text/quoted.ts";
import { writtenParameters } from "../parameter/_written.ts";

const visibility = ["important", "advanced", "internal"];
const status = ["Preview", "Production"];
const types = ["string", "number", "integer", "boolean", "array"];

export default defineRule({
  id: "swagger/json-not-in-enum",
  official: ["JsonValueNotInEnum"],
  severity: "error",
  needs: ["swagger"],
  title: "Values from the fixed lists",
  why: "The platform knows these values only. Another one is refused or ignored, so what was meant to be hidden or advanced is shown to all makers.",
  source:
    "Microsoft Swagger Validator, rule JsonValueNotInEnum; https://learn.microsoft.com/connectors/custom-connectors/openapi-extensions",
  since: "0.1.0",
  *check({ swagger }) {
    const reported = new Set<string>();
    for (const { node, names, allowed } of choices(swagger)) {
      const value = stringOf(node) ?? canonical(node.value);
      if (allowed.includes(value) || reported.has(node.pointer)) continue;
      reported.add(node.pointer);
      const name = names.at(-1) ?? "";
      const lower = allowed.find((one) => one.toLowerCase() === value.trim().toLowerCase());
      yield {
        at: placeOf(node),
        subject: names,
        message: `The ${quoted(name)} of ${quoted(names.slice(names[0] === "definitions" ? 1 : 0, -1).join("."))} is ${value === "" ? "empty" : quoted(value)}.`,
        fix:
          lower === undefined
            ? `Use ${allowed
                .map(quoted)
                .join(", ")
                .replace(/, (?=[^,]*$)/, " or ")}.`
            : `Write ${quoted(lower)}.`,
        ...(lower === undefined ? {} : { repair: [setValue(node.pointer, lower)] }),
        cause: name,
      };
    }
  },
});

interface Choice {
  readonly node: Node;
  /** Names, outermost first; the member last. */
  readonly names: readonly string[];
  readonly allowed: readonly string[];
}

/** Every member that has a fixed list of values. `collectionFormat` has a rule of its own. */
function* choices(swagger: Swagger): Generator<Choice> {
  yield* choice(member(swagger.info, "x-ms-api-annotation"), ["info"], "status", status);
  for (const { node, name } of swagger.operations()) {
    yield* choice(node, [name], "x-ms-visibility", visibility);
    yield* choice(node, [name], "x-ms-trigger", ["single", "batch"]);
    yield* choice(member(node, "x-ms-api-annotation"), [name], "status", status);
  }
  for (const { parameter, subject } of writtenParameters(swagger)) {
    const { node } = parameter;
    yield* choice(node, subject, "in", ["path", "query", "header", "body", "formData"]);
    yield* choice(node, subject, "x-ms-visibility", visibility);
    // Elsewhere it has no effect at all: parameter/query-param-encoding.
    if (parameter.in === "path") yield* choice(node, subject, "x-ms-url-encoding", ["single", "double"]);
    if (parameter.in !== "body") yield* choice(node, subject, "type", [...types, "file"]);
  }
  for (const { node, names } of swagger.schemas()) {
    yield* choice(node, names, "x-ms-visibility", visibility);
    yield* choice(node, names, "type", [...types, "object", "null", "file"]);
  }
}

function* choice(
  holder: Node | undefined,
  names: readonly string[],
  name: string,
  allowed: readonly string[],
): Generator<Choice> {
  const node = member(holder, name);
  if (node !== undefined) yield { node, names: [...names, name], allowed };
}
