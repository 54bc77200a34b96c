import { keyLocationOf, member, members } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "response/headers-unique",
  official: ["ResponseHeadersAreNotUnique"],
  severity: "error",
  needs: ["swagger"],
  title: "Headers that differ in more than letter case",
  why: "HTTP does not tell letter case of header names apart, so only one of the two can ever be read.",
  source: "Microsoft Swagger Validator, rule ResponseHeadersAreNotUnique",
  since: "0.1.0",
  *check({ swagger }) {
    for (const operation of swagger.operations()) {
      for (const response of operation.responses) {
        const firstNames = new Map<string, string>();
        for (const { name, node } of members(member(response.node, "headers"))) {
          const twin = firstNames.get(name.toLowerCase());
          firstNames.set(name.toLowerCase(), name);
          if (twin === undefined) continue;
          yield {
            location: keyLocationOf(node),
            subject: [operation.name, response.status, ...[name, twin].sort()],
            message: `The response ${quoted(response.status)} of ${quoted(operation.name)} has the headers ${quoted(twin)} and ${quoted(name)}.`,
            fix: "Remove one of the two headers.",
          };
        }
      }
    }
  },
});
