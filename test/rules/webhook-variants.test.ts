/** Webhooks as triggers and as actions: makers see what is sent, and no answer to the subscription. */
import type { Operation } from "rfc6902";
import { describe, expect, test } from "vitest";
import { findingsAfter, messagesAfter, set } from "../helpers/changed-connector.ts";

const action = "/paths/~1requests/post";
const trigger = "/paths/~1webhooks/post";
const subscription = {
  type: "object",
  properties: {
    id: { type: "string", "x-ms-summary": "ID", description: "The number of the subscription." },
    until: { type: "string", "x-ms-summary": "Until", description: "When the subscription ends." },
  },
};
const oneOf = { ...subscription, properties: { id: subscription.properties.id } };

async function breaking(
  name: "clean-certified" | "clean-webhook-action",
  before: readonly Operation[],
  definition: readonly Operation[],
): Promise<readonly string[]> {
  const findings = await findingsAfter(name, { before, definition });
  return findings.map(({ rule }) => rule).filter((rule) => rule.startsWith("breaking-change/"));
}

describe.each([
  ["a trigger", "clean-certified", trigger],
  ["an action", "clean-webhook-action", action],
] as const)("the answer to the subscription of %s", (_, name, operation) => {
  const response = `${operation}/responses/201`;
  test.each<readonly [string, readonly Operation[], readonly Operation[]]>([
    ["loses a property", [set(`${response}/schema`, subscription)], [set(`${response}/schema`, oneOf)]],
    ["loses its schema", [set(`${response}/schema`, subscription)], []],
    [
      "gets another type",
      [set(`${response}/schema`, subscription)],
      [set(`${response}/schema`, { type: "array", items: subscription })],
    ],
    [
      "gets another status",
      [{ op: "move", from: response, path: `${operation}/responses/202` }],
      [set(`${response}/description`, "Accepted the subscription.")],
    ],
    [
      "was known at run time",
      [
        set(`${response}/schema`, {
          type: "object",
          "x-ms-dynamic-schema": { operationId: "GetInvoice", parameters: {}, "value-path": "schema" },
        }),
      ],
      [],
    ],
  ])("%s: no flow sees it", async (__, before, definition) => {
    expect(await breaking(name, before, definition)).toEqual([]);
  });

  test.each([{}, { type: "object" }, { type: "object", properties: {} }])("%j is deleted", async (schema) => {
    const messages = await messagesAfter(name, { definition: [set(`${response}/schema`, schema)] });

    expect(messages).toEqual([
      expect.stringMatching(/^warning response\/empty-schema: .* Delete the schema;/),
    ]);
  });

  test.each(["200", "201", "202"])("%s needs no schema", async (status) => {
    const definition: Operation[] = [
      { op: "move", from: response, path: `${operation}/responses/${status}` },
    ];
    const findings = await findingsAfter(name, { definition });

    expect(findings.map(({ rule }) => rule)).not.toContain("response/output-schema-missing");
  });
});

describe("what a webhook sends", () => {
  test("is compared", async () => {
    expect(
      await breaking(
        "clean-webhook-action",
        [],
        [{ op: "remove", path: "/definitions/Answer/properties/comment" }],
      ),
    ).toContain("breaking-change/output-deleted");
  });

  test.each(["label", "description"])("needs a %s, of an action too", async (what) => {
    const path = `/definitions/Answer/properties/comment/${what === "label" ? "x-ms-summary" : what}`;
    const findings = await findingsAfter("clean-webhook-action", { definition: [{ op: "remove", path }] });

    expect(findings.map(({ rule }) => rule)).toEqual([
      what === "label" ? "response/property-summary" : "response/property-description",
    ]);
  });

  test("belongs to the operation that subscribes, not to one that renews", async () => {
    const renew = {
      operationId: "RenewRequests",
      summary: "Renew requests",
      description: "Renews all requests that somebody waits for.",
      "x-ms-visibility": "advanced",
      responses: { "200": { description: "The requests are renewed." } },
    };
    const findings = await findingsAfter("clean-webhook-action", {
      definition: [set("/paths/~1requests/put", renew)],
    });

    expect(findings.map(({ rule }) => rule)).toContain("response/output-schema-missing");
  });
});

describe("a list of values that excludes nothing", () => {
  const field = "/definitions/InvoiceChange/properties/term";
  const term = { "x-ms-summary": "Term", description: "The term of the payment." };
  test.each([
    [{ type: "boolean" }, [true, false]],
    [{ type: "boolean" }, [false, true]],
    [{ type: "boolean" }, ["true", "false"]],
    [{ type: "boolean", default: true }, [true, false]],
    [{ type: "integer", minimum: 1, maximum: 3 }, [1, 2, 3]],
    [{ type: "integer", minimum: 0, maximum: 1 }, [1, 0]],
  ])("%j: %j", async (type, values) => {
    const rules = await breaking(
      "clean-certified",
      [set(field, { ...type, ...term })],
      [set(field, { ...type, ...term, enum: values })],
    );

    expect(rules).toEqual([]);
  });

  test.each([
    [{ type: "boolean" }, [true]],
    [{ type: "integer", minimum: 1, maximum: 4 }, [1, 2, 3]],
    [{ type: "integer", minimum: 1 }, [1, 2, 3]],
    [{ type: "string" }, ["true", "false"]],
  ])("not so %j: %j", async (type, values) => {
    const rules = await breaking(
      "clean-certified",
      [set(field, { ...type, ...term })],
      [set(field, { ...type, ...term, enum: values })],
    );

    expect(rules).toContain("breaking-change/input-enum-narrowed");
  });

  test("both values of a Boolean output may go unlisted", async () => {
    const output = "/definitions/Invoice/properties/isPaid";
    const paid = { type: "boolean", "x-ms-summary": "Is paid", description: "Whether it is paid." };
    const rules = await breaking(
      "clean-certified",
      [set(output, { ...paid, enum: [true, false] })],
      [set(output, paid)],
    );

    expect(rules).toEqual([]);
  });
});
