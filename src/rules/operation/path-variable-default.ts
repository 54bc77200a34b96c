import { keyLocationOf, member } from "../../connector/node.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { type JsonChange, renameKey, setMember } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";

const withDefault = /\{([^{}/=]*)=([^{}/]*)\}/g;

export default defineRule({
  id: "operation/path-variable-default",
  official: ["OperationPathVariablesContainDefaults"],
  severity: "error",
  needs: ["swagger"],
  title: "Path variables without defaults in the path",
  why: "In OpenAPI 2.0 a default belongs to the parameter; an equals sign in the path is taken for a part of the variable's name.",
  source: "Microsoft Swagger Validator, rule OperationPathVariablesContainDefaults",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { template, node } of swagger.paths()) {
      const variable = template.match(withDefault)?.[0];
      if (variable === undefined) continue;
      yield {
        location: keyLocationOf(node),
        subject: [template],
        message: `The variable ${quoted(variable)} of the path ${quoted(template)} contains a default.`,
        fix: `Write ${quoted(template.replace(withDefault, "{$1}"))}, and give the parameter the \`default\`.`,
        edits: [
          renameKey(node.pointer, template.replace(withDefault, "{$1}")),
          ...defaultsOf(swagger, template),
        ],
      };
    }
  },
});

/** The defaults, for parameters of the path that are texts and have none. */
function defaultsOf(swagger: Swagger, template: string): readonly JsonChange[] {
  const parameters = swagger
    .operations()
    .filter(({ path }) => path === template)
    .flatMap((operation) => operation.parameters)
    .filter(
      ({ in: location, type, node }) =>
        location === "path" && type === "string" && member(node, "default") === undefined,
    );
  return [...template.matchAll(withDefault)].flatMap(([, variable, value = ""]) =>
    parameters
      .filter(({ name }) => name === variable)
      .map(({ node }) => setMember(node.pointer, "default", value, "type")),
  );
}
