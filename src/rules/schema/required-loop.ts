import { items, keyLocationOf, member, type Node, stringOf } from "../../connector/node.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "schema/required-loop",
  official: ["RequiredLoopInSchemaNotAllowed"],
  severity: "error",
  needs: ["swagger"],
  title: "No loops of required properties",
  why: "An object that requires itself inside itself never ends, so nobody can write one, and the definition is refused.",
  source: "Microsoft Swagger Validator, rule RequiredLoopInSchemaNotAllowed",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { name, node, path } of loops(swagger)) {
      yield {
        location: keyLocationOf(node),
        subject: [name],
        message: `The definition ${quoted(name)} requires itself, through ${path.map(quoted).join(", ")}.`,
        fix: "Make one property of the loop optional.",
      };
    }
  },
});

interface Loop {
  readonly name: string;
  readonly node: Node;
  /** Names of the required properties that close it. */
  readonly path: readonly string[];
}

interface Step {
  readonly node: Node;
  /** The property that led here; empty for a part of `allOf`. */
  readonly by: string;
  readonly next: readonly { readonly by: string; readonly node: Node }[];
  at: number;
}

/** Names shown of a long loop. */
const maxShown = 4;

/** One loop for each chain that closes, found at its first definition by name. Without recursion: chains may be of any length. */
function loops(swagger: Swagger): readonly Loop[] {
  const found: Loop[] = [];
  const done = new Set<string>();
  // By name, so that a loop keeps its definition when definitions change their order.
  for (const { name, node } of swagger.definitions().toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = loopFrom(swagger, node, done);
    if (path !== undefined) found.push({ name, node, path });
  }
  return found;
}

function loopFrom(swagger: Swagger, start: Node, done: Set<string>): readonly string[] | undefined {
  const steps: Step[] = [];
  const active = new Set<string>();
  let closed: readonly string[] | undefined;

  function enter(node: Node, by: string): void {
    const resolution = swagger.resolve(node);
    if (resolution.state !== "resolved") return;
    const { pointer } = resolution.node;
    if (active.has(pointer)) {
      const from = steps.findIndex((step) => step.node.pointer === pointer);
      const names = [...steps.slice(from + 1).map((step) => step.by), by].filter((each) => each !== "");
      // A loop of `allOf` alone requires nothing.
      if (names.length > 0) closed ??= names.slice(0, maxShown);
    } else if (!done.has(pointer)) {
      active.add(pointer);
      steps.push({ node: resolution.node, by, next: requiredBelow(resolution.node), at: 0 });
    }
  }

  enter(start, "");
  for (let step = steps.at(-1); step !== undefined; step = steps.at(-1)) {
    const next = step.next[step.at++];
    if (next !== undefined) enter(next.node, next.by);
    else {
      steps.pop();
      active.delete(step.node.pointer);
      done.add(step.node.pointer);
    }
  }
  return closed;
}

function requiredBelow(schema: Node): readonly { readonly by: string; readonly node: Node }[] {
  const properties = member(schema, "properties");
  const required = items(member(schema, "required")).flatMap((item) => {
    const name = stringOf(item);
    const node = name === undefined ? undefined : member(properties, name);
    return name === undefined || node === undefined ? [] : [{ by: name, node }];
  });
  return [...required, ...items(member(schema, "allOf")).map((node) => ({ by: "", node }))];
}
