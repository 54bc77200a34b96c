import { keyLocationOf, member } from "../../connector/node.ts";
import type { Operation } from "../../connector/swagger/swagger.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { wordsOf } from "../../text/identifier-words.ts";
import { appendItem, type JsonChange, setMember } from "../../text/json/json-change.ts";
import { didYouMean } from "../../wording/did-you-mean.ts";
import { quoted } from "../../wording/quoted.ts";
import { titleCase } from "../../wording/words.ts";

export default defineRule({
  id: "parameter/path-param-missing",
  official: ["OperationMissingPathParameter"],
  policy: ["5000.2.6.2"],
  severity: "error",
  needs: ["swagger"],
  title: "A parameter for every variable of a path",
  why: "Nothing can be put in the place of a variable without a parameter, so the definition is refused.",
  source: "Microsoft Swagger Validator, rule OperationMissingPathParameter; OpenAPI 2.0, Parameter Object",
  since: "0.1.0",
  *check({ swagger }) {
    for (const operation of swagger.operations()) {
      // A parameter that leads nowhere may be the one: its reference is reported.
      if (operation.unresolvedParameters.length > 0) continue;
      const names = operation.parameters
        .filter(({ in: location }) => location === "path")
        .map(({ name }) => name);
      const variables = new Set(
        [...operation.path.matchAll(/\{([^{}/]+)\}/g)].map((match) => match[1] ?? ""),
      );
      for (const variable of variables) {
        // A default within the braces is the business of operation/path-variable-default.
        if (names.includes(variable) || names.includes(variable.replace(/=.*$/, ""))) continue;
        const unused = names.filter((name) => !variables.has(name));
        yield /\s/.test(variable.trim())
          ? placeholder(operation, variable)
          : missing(operation, variable, didYouMean(variable, unused));
      }
    }
  },
});

function missing(operation: Operation, variable: string, meant: string | undefined): Diagnostic {
  return {
    location: keyLocationOf(operation.node),
    subject: [operation.name, variable],
    message: `The path of ${quoted(operation.name)} has the variable ${quoted(variable)}, for which there is no path parameter.`,
    fix:
      meant === undefined
        ? `Add ${quoted(`"name": "${variable}", "in": "path", "required": true`)} to the parameters.`
        : `Spell the variable and the parameter ${quoted(meant)} alike.`,
    ...(meant === undefined ? { edits: [added(operation, variable)] } : {}),
  };
}

/** A name has no blanks: these are words of a template. */
function placeholder({ node, name, path }: Operation, variable: string): Diagnostic {
  return {
    location: keyLocationOf(node),
    subject: [name, variable],
    message: `The path ${quoted(path)} of ${quoted(name)} contains a placeholder.`,
    fix: `Write the path of the service in place of ${quoted(`{${variable}}`)}.`,
    cause: "placeholder",
  };
}

function added({ node }: Operation, name: string): JsonChange {
  const label = titleCase(wordsOf(name)) || name;
  const parameter = {
    name,
    in: "path",
    required: true,
    type: "string",
    "x-ms-summary": label,
    description: `The ${label.charAt(0).toLowerCase()}${label.slice(1)}.`,
    "x-ms-visibility": "important",
    "x-ms-url-encoding": "single",
  };
  const list = member(node, "parameters");
  return list === undefined
    ? setMember(node.pointer, "parameters", [parameter], "operationId")
    : appendItem(list.pointer, parameter);
}
