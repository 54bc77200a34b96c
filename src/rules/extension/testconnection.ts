import { keyLocationOf, locationOf, member, type Node, stringOf } from "../../connector/node.ts";
import type { Operation } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { argumentsOf, callsOf } from "./_calls.ts";

export default defineRule({
  id: "extension/testconnection",
  severity: "warning",
  needs: ["swagger"],
  title: "A test of the connection that can run on its own",
  why: "The platform calls this operation whenever somebody makes a connection; it has to work without input and must not change anything.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/test-connection",
  since: "0.1.0",
  *check({ swagger }) {
    const call = callsOf(swagger).find(({ by }) => by === "testConnection");
    const operation = swagger.operation(stringOf(call?.operationId) ?? "");
    if (call === undefined || operation === undefined) return;
    if (operation.method !== "get") {
      yield {
        location: locationOf(call.operationId),
        subject: ["testConnection", "method"],
        message: `The test of the connection calls ${quoted(operation.name)}, a ${operation.method.toUpperCase()} operation.`,
        fix: "Choose a light GET operation.",
      };
    }
    for (const { name, node } of argumentsOf(call)) {
      if (!refersToCaller(node)) continue;
      yield {
        location: locationOf(node),
        subject: ["testConnection", name, "reference"],
        message: `The test of the connection takes ${quoted(name)} from an input, and a test has none.`,
        fix: `Write a value for ${quoted(name)}.`,
      };
    }
    const given = new Set(argumentsOf(call).map(({ name }) => name));
    for (const name of requiredOf(operation)) {
      if (given.has(name)) continue;
      yield {
        location: keyLocationOf(member(call.node, "parameters") ?? call.node),
        subject: ["testConnection", name],
        message: `The test of the connection calls ${quoted(operation.name)} without its required parameter ${quoted(name)}.`,
        fix: `Give ${quoted(name)} a value in \`parameters\`, or choose an operation that needs none.`,
      };
    }
  },
});

function requiredOf(operation: Operation): readonly string[] {
  return operation.parameters
    .filter(({ isRequired, node }) => isRequired && member(node, "default") === undefined)
    .map(({ name }) => name);
}

function refersToCaller(argument: Node): boolean {
  return ["parameter", "parameterReference"].some((name) => stringOf(member(argument, name)) !== undefined);
}
