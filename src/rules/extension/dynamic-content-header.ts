import { locationOf, member, stringOf } from "../../connector/node.ts";
import type { Operation, Parameter } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { argumentsOf, type Call, callsOf } from "./_calls.ts";

/** Headers that describe a body: .NET keeps them apart from those of a request. */
const contentHeaders: ReadonlySet<string> = new Set(
  `allow content-disposition content-encoding content-language content-length content-location content-md5 content-range
  content-type expires last-modified`.split(/\s+/),
);

export default defineRule({
  id: "extension/dynamic-content-header",
  severity: "warning",
  needs: ["swagger"],
  title: "Operations behind dynamic lists have no content headers",
  why: 'The designer makes this call itself and adds the header to the request. It fails with "Misused header name", and makers see an error in place of the choices.',
  source: "https://github.com/microsoft/PowerPlatformConnectors/issues/3808",
  since: "0.1.0",
  *check({ swagger }) {
    const reported = new Set<string>();
    for (const call of callsOf(swagger)) {
      const operation = swagger.operation(stringOf(call.operationId) ?? "");
      if (operation === undefined || !call.by.startsWith("x-ms-dynamic-")) continue;
      for (const parameter of sentHeaders(operation, call)) {
        const key = JSON.stringify([operation.name, parameter.name]);
        if (reported.has(key)) continue;
        reported.add(key);
        yield {
          location: locationOf(member(parameter.node, "name") ?? parameter.usedAt),
          subject: [operation.name, parameter.name],
          message: `${quoted(operation.name)} fills a list by ${quoted(call.by)}, and its header ${quoted(parameter.name)} makes that call fail.`,
          fix: fixFor(parameter),
        };
      }
    }
  },
});

function sentHeaders({ parameters }: Operation, call: Call): readonly Parameter[] {
  const given = argumentsOf(call).map(({ name }) => name);
  return parameters.filter(
    ({ in: location, name, isRequired, node }) =>
      location === "header" &&
      contentHeaders.has(name.trim().toLowerCase()) &&
      (isRequired || member(node, "default") !== undefined || given.includes(name)),
  );
}

function fixFor({ name }: Parameter): string {
  return name.trim().toLowerCase() === "content-type"
    ? `Delete the parameter; the type of a body is set by \`consumes\`.`
    : `Delete the parameter, or set the header with a \`setheader\` policy.`;
}
