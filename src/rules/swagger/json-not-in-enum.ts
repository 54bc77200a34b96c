import { locationOf, member, type Node, stringOf } from "../../connector/node.ts";
import { writtenParameters } from "../../connector/parameters/written-parameters.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { canonical } from "../../text/json/json.ts";
import { removeAt, setValue } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";

const visibility = ["important", "advanced", "internal"];
const status = ["Preview", "Production"];
const types = ["string", "number", "integer", "boolean", "array"];
const parameterLocations = ["path", "query", "header", "body", "formData"];
const typesOfParameters = [...types, "file"];
const typesOfSchemas = [...types, "object", "null", "file"];

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
    for (const one of choices(swagger)) {
      if (reported.has(one.node.pointer)) continue;
      reported.add(one.node.pointer);
      yield diagnostic(one, textOf(one.node));
    }
  },
});

function textOf(node: Node): string {
  return stringOf(node) ?? canonical(node.value);
}

function diagnostic({ node, names, allowed }: Choice, value: string): Diagnostic {
  const name = names.at(-1) ?? "";
  const owner = names.slice(names[0] === "definitions" ? 1 : 0, -1).join(".");
  const lower = allowed.find((one) => one.toLowerCase() === value.trim().toLowerCase());
  return {
    location: locationOf(node),
    subject: names,
    message: `The ${quoted(name)} ${name === "status" ? "in `x-ms-api-annotation` " : ""}of ${quoted(owner)} is ${value === "" ? "empty" : `${quoted(value)}, which is not one of the allowed values`}.`,
    fix: lower === undefined ? oneOf(allowed, name) : `Write ${quoted(lower)}.`,
    ...(lower === undefined ? {} : { edits: [setValue(node.pointer, lower)] }),
    cause: name,
    ...(value === "" && name === "x-ms-visibility" ? emptyVisibility(node) : {}),
  };
}

/** Two connectors were published with hundreds of them. */
function emptyVisibility({ pointer }: Node): Pick<Diagnostic, "severity" | "cause" | "edits"> {
  return { severity: "warning", cause: "empty", edits: [removeAt(pointer)] };
}

function oneOf(allowed: readonly string[], name: string): string {
  const values = allowed
    .map(quoted)
    .join(", ")
    .replace(/, (?=[^,]*$)/, " or ");
  return `Use ${values}${name === "x-ms-visibility" ? `, or delete ${quoted(name)}: what has none is shown as usual` : ""}.`;
}

interface Choice {
  readonly node: Node;
  /** Names, outermost first; the member last. */
  readonly names: readonly string[];
  readonly allowed: readonly string[];
}

/** Members that have a fixed list of values, and another one. `collectionFormat` has a rule of its own. */
function* choices(swagger: Swagger): Generator<Choice> {
  yield* choice(member(swagger.info, "x-ms-api-annotation"), ["info"], "status", status);
  for (const { node, name } of swagger.operations()) {
    yield* choice(node, [name], "x-ms-visibility", visibility);
    yield* choice(node, [name], "x-ms-trigger", ["single", "batch"]);
    yield* choice(member(node, "x-ms-api-annotation"), [name], "status", status);
  }
  for (const { parameter, subject } of writtenParameters(swagger)) {
    const { node } = parameter;
    yield* choice(node, subject, "in", parameterLocations);
    yield* choice(node, subject, "x-ms-visibility", visibility);
    // Elsewhere it has no effect at all: parameter/query-param-encoding.
    if (parameter.in === "path") yield* choice(node, subject, "x-ms-url-encoding", ["single", "double"]);
    if (parameter.in !== "body") yield* choice(node, subject, "type", typesOfParameters);
  }
  for (const { node, names } of swagger.schemasWith("x-ms-visibility"))
    yield* choice(node, names, "x-ms-visibility", visibility);
  for (const { node, names } of swagger.schemasWith("type"))
    yield* choice(node, names, "type", typesOfSchemas);
}

function choice(
  holder: Node | undefined,
  names: readonly string[],
  name: string,
  allowed: readonly string[],
): readonly Choice[] {
  const node = member(holder, name);
  if (node === undefined || allowed.includes(textOf(node))) return [];
  return [{ node, names: [...names, name], allowed }];
}
