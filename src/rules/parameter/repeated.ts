import {
  nameLocation,
  type WrittenParameter,
  writtenParameters,
} from "../../connector/parameters/written-parameters.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { canonical, isObject, type JsonValue } from "../../text/json/json.ts";
import { quoted } from "../../wording/quoted.ts";

/** Fewer copies are easier to read than a reference. */
const minCopies = 5;

export default defineRule({
  id: "parameter/repeated",
  severity: "info",
  needs: ["swagger"],
  title: "Common parameters written once",
  why: "A parameter that stands in many operations has to be changed in all of them; sooner or later the copies differ.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/coding-standards",
  since: "0.1.0",
  *check({ swagger }) {
    const reported = new Set<string>();
    const groups = [...Map.groupBy(inline(swagger), keyOf).values()].sort((a, b) => b.length - a.length);
    for (const copies of groups) {
      const [first] = copies;
      if (first === undefined || copies.length < minCopies) break;
      const { parameter } = first;
      const name = `${parameter.in} ${parameter.name}`;
      // Variants of one parameter are one finding: the most common one is reported.
      if (reported.has(name)) continue;
      reported.add(name);
      yield {
        location: nameLocation(parameter.node),
        subject: [parameter.name, parameter.in],
        message: `The parameter ${quoted(parameter.name)} is written out ${copies.length} times.`,
        fix: `Write it once below \`parameters\`${hasOneDescription(copies) ? "" : " where the descriptions may be the same,"} and refer to it with ${quoted('{ "$ref": "#/parameters/…" }')}.`,
      };
    }
  },
});

/** Those that may have enough copies. Bodies are different things under one name. */
function inline(swagger: Swagger): readonly WrittenParameter[] {
  const written = writtenParameters(swagger).filter(
    ({ parameter }) =>
      parameter.node.value === parameter.usedAt.value && parameter.name !== "" && parameter.in !== "body",
  );
  const namesakes = Map.groupBy(written, ({ parameter }) => `${parameter.in} ${parameter.name}`);
  return [...namesakes.values()].filter(({ length }) => length >= minCopies).flat();
}

function hasOneDescription(copies: readonly WrittenParameter[]): boolean {
  return new Set(copies.map(({ parameter }) => parameter.description)).size === 1;
}

function keyOf({ parameter }: WrittenParameter): string {
  const value: JsonValue = parameter.node.value;
  if (!isObject(value)) return "";
  return canonical(Object.fromEntries(Object.entries(value).filter(([name]) => name !== "description")));
}
