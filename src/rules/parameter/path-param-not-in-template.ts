import { locationOf, member } from "../../connector/node.ts";
import type { WrittenParameter } from "../../connector/parameters/written-parameters.ts";
import { writtenParameters } from "../../connector/parameters/written-parameters.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { partLabelAtStart } from "../../wording/part-label.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "parameter/path-param-not-in-template",
  official: ["PathParameterNotDefinedInTemplate"],
  severity: "error",
  needs: ["swagger"],
  title: "Path parameters that stand in the path",
  why: "The value of such a parameter would be sent nowhere, so the definition is refused.",
  source:
    "Microsoft Swagger Validator, rule PathParameterNotDefinedInTemplate; OpenAPI 2.0, Parameter Object",
  since: "0.1.0",
  *check({ swagger }) {
    for (const written of writtenParameters(swagger)) {
      const { location, parameter, subject, label } = written;
      const operation = written.operations.find((one) => isWithout(one.path, parameter.name));
      if (parameter.in !== "path" || parameter.name === "" || operation === undefined) continue;
      if (isSpelledOtherwise(written)) continue;
      const node = member(parameter.node, "name");
      yield {
        location: node === undefined ? location : locationOf(node),
        subject,
        message: `${partLabelAtStart(label)} does not stand in the path ${quoted(operation.path)}.`,
        fix: `Put ${quoted(`{${parameter.name}}`)} where the value belongs in the path, or send it in the query or a header.`,
      };
    }
  },
});

function isWithout(path: string, name: string): boolean {
  return !path.includes(`{${name}}`) && !path.includes(`{${name}=`);
}

/** A variable of the path that no parameter fills is likely meant; parameter/path-param-missing reports the pair. */
function isSpelledOtherwise({ parameter, operations }: WrittenParameter): boolean {
  return operations.every((operation) =>
    operation.path.toLowerCase().includes(`{${parameter.name.toLowerCase()}}`),
  );
}
