import { expect, test } from "vitest";
import { defineRule } from "../../src/review/rule/rule.ts";
import { reviewChange } from "../../src/review/run/review.ts";
import { defaultSettings } from "../../src/review/settings.ts";
import { memoryTree } from "../helpers/memory-tree.ts";
import { record, swaggerOf } from "./two-line-rule.ts";

const folder = "certified-connectors/Contoso";
const swagger = `${folder}/apiDefinition.swagger.json`;

/** Speaks at every operation that is gone. */
const goneOperation = defineRule({
  ...record,
  id: "test/gone-operation",
  title: "Operations that stay",
  needs: ["comparison"],
  *check({ comparison }) {
    for (const { name, node } of comparison.removedOperations()) {
      yield {
        location: { kind: "pointer", file: comparison.after.swagger.file, pointer: "/paths", part: "key" },
        subject: [name],
        message: `The operation \`${name}\` is gone.`,
        fix: "Put it back.",
        comparison: {
          operation: name,
          what: "action",
          before: "there",
          after: "removed",
          who: "every flow",
          beforeLocation: { kind: "pointer", file: node.file, pointer: node.pointer, part: "key" },
        },
      };
    }
  },
});

async function reviewed(base: Record<string, string>, head: Record<string, string>) {
  const review = await reviewChange({
    rules: [goneOperation],
    settings: defaultSettings,
    base: memoryTree(base),
    baseSha: null,
    head: memoryTree(head),
    headSha: null,
  });
  const [connector] = review.connectors;
  if (connector === undefined) throw new Error("no connector is changed");
  return connector;
}

test("a rule that compares speaks with what it was, and the line it had on the merge base", async () => {
  const base = { [swagger]: swaggerOf({ GetUser: "Get a user", GetTeam: "Get a team" }) };
  const head = { [swagger]: swaggerOf({ GetUser: "Get a user" }) };

  const { findings, verdict } = await reviewed(base, head);

  expect(verdict).toBe("fail");
  expect(findings.map(({ age, occurrences }) => [age, occurrences[0].comparison])).toEqual([
    [
      "new",
      {
        operation: "GetTeam",
        what: "action",
        before: "there",
        after: "removed",
        who: "every flow",
        beforeLine: 20,
      },
    ],
  ]);
});

test("on a connector that is new it has nothing to say, and nothing is left unchecked", async () => {
  const { findings, unchecked, checked } = await reviewed(
    {},
    { [swagger]: swaggerOf({ GetUser: "Get a user" }) },
  );

  expect([findings, unchecked, checked]).toEqual([[], [], 0]);
});

test("what the merge base had under another folder is compared with it", async () => {
  const text = swaggerOf({ GetUser: "Get a user", GetTeam: "Get a team" });
  const base = { "certified-connectors/Fabrikam/apiDefinition.swagger.json": text };
  const head = { [swagger]: text.replace('"GetTeam"', '"FetchTeam"') };

  const { findings, renamedFrom } = await reviewed(base, head);

  expect(renamedFrom).toBe("certified-connectors/Fabrikam");
  // The same verb and path under another id is a renamed operation, not one that is gone.
  expect(findings).toEqual([]);
});

test.each([
  ["the merge base", { [swagger]: "no JSON" }, { [swagger]: swaggerOf({ GetUser: "Get a user" }) }],
  ["the head", { [swagger]: swaggerOf({ GetUser: "Get a user" }) }, { [swagger]: "no JSON" }],
])("where %s cannot be read it is unchecked, and the review incomplete", async (_, base, head) => {
  const { findings, unchecked, verdict } = await reviewed(base, head);

  expect(findings).toEqual([]);
  expect(unchecked.map(({ rule, because }) => [rule, because])).toEqual([
    ["test/gone-operation", "file-unreadable"],
  ]);
  expect(verdict).toBe("incomplete");
});
