import type { Node } from "../../connector/node.ts";
import { items, locationOf, member, stringOf } from "../../connector/node.ts";
import { writtenParameters } from "../../connector/parameters/written-parameters.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { canonical } from "../../text/json/json.ts";
import { partLabel } from "../../wording/part-label.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "parameter/default-not-in-enum",
  severity: "warning",
  needs: ["swagger"],
  title: "Defaults among the allowed values",
  why: "Designers preselect the default; one that the list does not offer is sent nevertheless, and the service may refuse it.",
  source: "Connector Review",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { node, subject, label } of enumLocations(swagger)) {
      const found = member(node, "default");
      const values = items(member(node, "enum"));
      if (found === undefined || values.length === 0) continue;
      const text = canonical(found.value);
      if (values.some(({ value }) => value === found.value || canonical(value) === text)) continue;
      // Another type is the business of schema/default-type.
      if (!values.some(({ value }) => typeof value === typeof found.value)) continue;
      yield {
        location: locationOf(found),
        subject,
        message: `The default ${quoted(stringOf(found) ?? canonical(found.value))} of ${label} is none of the allowed values.`,
        fix: `Use one of the values: ${values
          .slice(0, 5)
          .map(({ value }) => quoted(typeof value === "string" ? value : canonical(value)))
          .join(", ")}.`,
      };
    }
  },
});

interface EnumLocation {
  readonly node: Node;
  readonly subject: readonly string[];
  readonly label: string;
}

function enumLocations(swagger: Swagger): readonly EnumLocation[] {
  const parameters = writtenParameters(swagger).map(({ parameter, subject, label }) => ({
    node: parameter.node,
    subject,
    label: partLabel(label),
  }));
  const schemas = swagger.schemasWith("enum").map(({ node, names }) => ({
    node,
    subject: names,
    label: quoted(names.slice(names[0] === "definitions" ? 1 : 0).join(".")),
  }));
  return [...parameters, ...schemas];
}
