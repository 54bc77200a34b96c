import { items, locationOf, member, type Node } from "../../connector/node.ts";
import { typedLocationsWith } from "../../connector/schemas/typed-schemas.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { canonical, isArray, type JsonValue } from "../../text/json/json.ts";
import { removeAt } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "swagger/array-duplicate-value",
  official: ["ArrayDuplicateValue"],
  severity: "error",
  needs: ["swagger"],
  title: "Lists without repeats",
  why: "These lists are sets; the validator refuses one that holds a value twice, and designers would offer it twice.",
  source: "Microsoft Swagger Validator, rule ArrayDuplicateValue",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { node, names, list } of sets(swagger)) {
      for (const { again, text } of repeats(node)) {
        const [item] = again;
        yield {
          location: locationOf(item),
          subject: [...names, list, text],
          message: `The list ${quoted(list)} of ${quoted(names.slice(names[0] === "definitions" ? 1 : 0).join("."))} holds ${quoted(text)} twice.`,
          fix: "Delete the repeat.",
          edits: again.map(({ pointer }) => removeAt(pointer)),
        };
      }
    }
  },
});

interface NamedList {
  readonly node: Node;
  readonly names: readonly string[];
  readonly list: string;
}

/** Repeated parameters have rules of their own. */
function sets(swagger: Swagger): readonly NamedList[] {
  const holders = [
    { node: swagger.root, names: ["document"], lists: ["schemes", "consumes", "produces", "security"] },
    ...swagger.operations().map(({ node, name }) => ({
      node,
      names: [name],
      lists: ["tags", "schemes", "consumes", "produces", "security"],
    })),
    ...["required", "enum"].flatMap((list) =>
      typedLocationsWith(swagger, list).map(({ node, subject }) => ({ node, names: subject, lists: [list] })),
    ),
  ];
  return holders.flatMap(({ node, names, lists }) =>
    lists.flatMap((list) => {
      const found = member(node, list);
      return found === undefined ? [] : [{ node: found, names, list }];
    }),
  );
}

interface Repeats {
  /** All but the first. */
  readonly again: readonly [Node, ...Node[]];
  readonly text: string;
}

/** Further repeats of a value say nothing new. */
function repeats(list: Node): readonly Repeats[] {
  // Nearly no list has one.
  if (isArray(list.value) && new Set(list.value.map(textOf)).size === list.value.length) return [];
  return [...Map.groupBy(items(list), ({ value }) => canonical(value)).values()].flatMap(
    ([first, second, ...more]) =>
      first === undefined || second === undefined
        ? []
        : [{ again: [second, ...more], text: textOf(first.value) }],
  );
}

function textOf(value: JsonValue): string {
  return typeof value === "string" ? value : canonical(value);
}
