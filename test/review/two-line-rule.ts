/** The engine is tested with rules of two lines: it knows no real one. */
import { keyLocationOf, locationOf } from "../../src/connector/node.ts";
import { defineRule } from "../../src/review/rule/rule.ts";

/** What all rules of tests have. */
export const record = {
  severity: "error",
  why: "Tests need a rule whose behaviour is plain.",
  source: "this test",
  since: "0.1.0",
} as const;

/** Speaks at every operation whose summary says `wrong`. */
export const wrongSummary = defineRule({
  ...record,
  id: "test/wrong-summary",
  title: "No summary says wrong",
  needs: ["swagger"],
  *check({ swagger }) {
    for (const operation of swagger.operations()) {
      if (operation.summary?.includes("wrong") === true) {
        yield {
          location: keyLocationOf(operation.node),
          subject: [operation.name],
          message: `The summary of \`${operation.name}\` is wrong.`,
          fix: "Mend it.",
        };
      }
    }
  },
});

/** Speaks once when a brand colour is there. */
export const anyColour = defineRule({
  ...record,
  id: "test/any-colour",
  severity: "warning",
  title: "No brand colour",
  needs: ["properties"],
  *check({ properties }) {
    if (properties.brandColor !== undefined) {
      yield {
        location: locationOf(properties.root),
        subject: ["colour"],
        message: "There is a colour.",
        fix: "Remove it.",
      };
    }
  },
});

/** Needs a file that most connectors do not have. */
export const anyScript = defineRule({
  ...record,
  id: "test/any-script",
  title: "No script",
  needs: ["script"],
  check: () => [],
});

export const crashing = defineRule({
  ...record,
  id: "test/crashing",
  title: "A rule with a mistake of ours",
  needs: ["swagger"],
  check() {
    throw new Error("a mistake of ours");
  },
});

/** A swagger with these operations: name → summary. */
export function swaggerOf(operations: Readonly<Record<string, string>>): string {
  const paths = Object.fromEntries(
    Object.entries(operations).map(([operationId, summary]) => [
      `/${operationId}`,
      { get: { operationId, summary, responses: { "200": { description: "OK" } } } },
    ]),
  );
  return JSON.stringify({ swagger: "2.0", info: { title: "Contoso", version: "1.0" }, paths }, null, 2);
}
