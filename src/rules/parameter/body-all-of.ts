import { items, keyLocationOf, member, type Node } from "../../connector/node.ts";
import { namesTo } from "../../connector/swagger/names.ts";
import { selectableOperations } from "../../connector/swagger/selectable.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "parameter/body-all-of",
  severity: "info",
  needs: ["swagger"],
  title: "Bodies without `allOf`",
  why: "Not every designer puts the parts of an `allOf` together: inputs that are described there may be missing on the card and in formulas.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/openapi-extensions",
  since: "0.1.0",
  *check({ swagger }) {
    for (const body of bodiesOf(swagger)) {
      const allOf = member(body, "allOf");
      if (allOf === undefined || items(allOf).length < 2) continue;
      const names = namesTo(swagger, body.pointer);
      yield {
        location: keyLocationOf(allOf),
        subject: names,
        message: `The body ${quoted(names.join("."))} is put together with \`allOf\`.`,
        fix: "List all inputs in one `properties`.",
      };
    }
  },
});

/** Those that makers fill in, each once. */
function bodiesOf(swagger: Swagger): Iterable<Node> {
  const bodies = new Map<string, Node>();
  const schemas = selectableOperations(swagger)
    .filter(({ isInternal, kind }) => !isInternal && kind !== "mcp")
    .flatMap(({ parameters }) => parameters.filter((one) => one.in === "body"))
    .flatMap(({ schema }) => schema ?? []);
  for (const schema of schemas) {
    const resolution = swagger.resolve(schema);
    if (resolution.state === "resolved") bodies.set(resolution.node.pointer, resolution.node);
  }
  return bodies.values();
}
