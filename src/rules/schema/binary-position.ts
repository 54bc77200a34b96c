import { locationOf, member, type Node, stringOf } from "../../connector/node.ts";
import { schemasBelow } from "../../connector/schemas/schemas-below.ts";
import { namesTo } from "../../connector/swagger/names.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import type { JsonValue } from "../../text/json/json.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "schema/binary-position",
  official: ["InvalidStringBinaryProperty"],
  severity: "warning",
  needs: ["swagger"],
  title: "Binary content as a whole body or form field only",
  why: "The bytes of a file travel as a whole body or as a form field of their own. Inside a JSON text or a list they cannot stand, so the platform refuses a binary value below the top level.",
  source: "Microsoft Swagger Validator, rule InvalidStringBinaryProperty",
  since: "0.1.0",
  *check({ swagger }) {
    for (const node of nestedInputs(swagger)) {
      const format = member(node, "format");
      if (format === undefined || stringOf(member(node, "type")) !== "string") continue;
      if (stringOf(format) !== "binary") continue;
      const names = namesTo(swagger, node.pointer);
      yield {
        location: locationOf(format),
        subject: names,
        ...(isInFormField(node) ? textsInForm(names) : textsInBody(names)),
      };
    }
  },
});

type Texts = Pick<Diagnostic, "message" | "fix" | "cause">;

/** Which of the ways the service takes, only its author knows. */
function textsInBody(names: readonly string[]): Texts {
  return {
    message: `The schema ${quoted(names.join("."))} is binary and lies inside a body.`,
    fix: "Use the format `byte`, if the service takes base64 there; else send the file as the whole body or as a form field of type `file`.",
  };
}

function textsInForm(names: readonly string[]): Texts {
  const [owner = "", field = owner] = names;
  return {
    message: `The items of the form field ${quoted(field)}${owner === "parameters" ? "" : ` of ${quoted(owner)}`} are binary.`,
    fix: 'Describe each file as a form field of its own with `"type": "file"`.',
    cause: "form",
  };
}

/** Below the `items` of a parameter itself; bodies have a `schema`, shared ones are in `definitions`. */
function isInFormField({ pointer }: Node): boolean {
  return /\/parameters\/[^/]+\/items(?:\/|$)/.test(pointer);
}

/** Every schema below the top level of a body or a form field, references followed, each once. */
function nestedInputs(swagger: Swagger): readonly Node[] {
  const found = new Map<JsonValue, Node>();
  const open: Node[] = swagger.operations().flatMap(({ parameters }) =>
    parameters.flatMap(({ in: location, schema, node }) => {
      if (location === "formData") return schemasBelow(node);
      const resolution = schema === undefined ? undefined : swagger.resolve(schema);
      return resolution?.state === "resolved" ? schemasBelow(resolution.node) : [];
    }),
  );
  for (let schema = open.pop(); schema !== undefined; schema = open.pop()) {
    const resolution = swagger.resolve(schema);
    if (resolution.state !== "resolved" || found.has(resolution.node.value)) continue;
    found.set(resolution.node.value, resolution.node);
    for (const one of schemasBelow(resolution.node)) open.push(one);
  }
  return [...found.values()];
}
