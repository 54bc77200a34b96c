/**
 * The clean connectors of the kinds that came to the platform since 2025, or that are rare: each damage is a mistake that
 * people make in them, and has exactly the findings of its row.
 */
import { applyPatch, type Operation } from "rfc6902";
import { describe, expect, test } from "vitest";
import { type CleanConnector, cleanConnectors, readCleanConnector } from "../helpers/cases.ts";
import { reviewFiles } from "../helpers/review-files.ts";

interface Damage {
  readonly definition?: readonly Operation[];
  readonly properties?: readonly Operation[];
}

async function rulesOf(start: CleanConnector, { definition = [], properties = [] }: Damage) {
  const files: Record<string, Uint8Array | string> = Object.fromEntries(readCleanConnector(start));
  const change = (file: string, operations: readonly Operation[]): void => {
    const document: unknown = JSON.parse(Buffer.from(files[file] ?? "").toString("utf8"));
    expect(applyPatch(document, structuredClone([...operations])).filter((error) => error !== null)).toEqual(
      [],
    );
    files[file] = JSON.stringify(document, null, 2);
  };
  change("apiDefinition.swagger.json", definition);
  change("apiProperties.json", properties);
  const { findings } = await reviewFiles(files, { folder: "", kind: cleanConnectors[start] });
  return findings.map(({ severity, rule }) => `${severity} ${rule}`);
}

const set = (path: string, value: unknown): Operation => ({ op: "add", path, value });
const remove = (path: string): Operation => ({ op: "remove", path });
const move = (from: string, path: string): Operation => ({ op: "move", from, path });

const mcp = "/paths/~1mcp/post";

describe("an MCP server", () => {
  test.each<readonly [string, Damage, readonly string[]]>([
    [
      "the protocol that is retired",
      { definition: [set(`${mcp}/x-ms-agentic-protocol`, "mcp-sse-1.0")] },
      ["warning extension/agentic-protocol"],
    ],
    [
      "a misspelled protocol",
      { definition: [set(`${mcp}/x-ms-agentic-protocol`, "mcp-streamble-1.0")] },
      ["warning extension/agentic-protocol"],
    ],
    [
      "an empty protocol",
      { definition: [set(`${mcp}/x-ms-agentic-protocol`, "")] },
      ["info extension/agentic-protocol"],
    ],
    [
      "a protocol that is no text",
      { definition: [set(`${mcp}/x-ms-agentic-protocol`, true)] },
      ["warning extension/agentic-protocol"],
    ],
    [
      "the protocol at the path",
      { definition: [move(`${mcp}/x-ms-agentic-protocol`, "/paths/~1mcp/x-ms-agentic-protocol")] },
      ["warning extension/agentic-protocol"],
    ],
    ["a GET", { definition: [move(mcp, "/paths/~1mcp/get")] }, ["warning extension/agentic-protocol"]],
    ["no responses", { definition: [remove(`${mcp}/responses`)] }, ["warning response/op-no-response"]],
    ["no operation ID", { definition: [remove(`${mcp}/operationId`)] }, ["error operation/id-required"]],
    ["no summary", { definition: [remove(`${mcp}/summary`)] }, ["error operation/summary-missing"]],
    [
      "no description",
      { definition: [remove(`${mcp}/description`)] },
      ["error operation/description-missing"],
    ],
    ["no host", { definition: [remove("/host")] }, ["warning host/missing"]],
    ["plain HTTP", { definition: [set("/schemes", ["http"])] }, ["warning security/https"]],
  ])("%s", async (_, damage, expected) => {
    expect(await rulesOf("clean-mcp", damage)).toEqual(expected);
  });
});

const subscribe = "/paths/~1requests";
const callback = "/definitions/NewRequest/properties/callbackUrl";

describe("an action that waits for a webhook", () => {
  test.each<readonly [string, Damage, readonly string[]]>([
    [
      "no notification content",
      { definition: [remove(`${subscribe}/x-ms-notification-content`), remove("/definitions/Answer")] },
      ["error trigger/webhook-notification-content-missing"],
    ],
    [
      "notification content without a schema",
      {
        definition: [remove(`${subscribe}/x-ms-notification-content/schema`), remove("/definitions/Answer")],
      },
      ["error trigger/notification-schema"],
    ],
    [
      "an empty schema of the notification",
      {
        definition: [set(`${subscribe}/x-ms-notification-content/schema`, {}), remove("/definitions/Answer")],
      },
      ["error trigger/notification-schema"],
    ],
    [
      "notification content in the operation",
      {
        definition: [
          move(`${subscribe}/x-ms-notification-content`, `${subscribe}/post/x-ms-notification-content`),
        ],
      },
      ["error trigger/notification-schema"],
    ],
    [
      "notification content at the other path",
      {
        definition: [
          move(
            `${subscribe}/x-ms-notification-content`,
            "/paths/~1requests~1{requestId}/x-ms-notification-content",
          ),
        ],
      },
      ["error trigger/webhook-notification-content-missing"],
    ],
    [
      "an address that makers fill in",
      { definition: [remove(`${callback}/x-ms-visibility`)] },
      ["error trigger/notifurl-internal"],
    ],
    [
      "an address that is optional",
      { definition: [set("/definitions/NewRequest/required", ["document"])] },
      ["error trigger/notifurl-required"],
    ],
    [
      "an address that is a number",
      { definition: [set(`${callback}/type`, "integer")] },
      ["error trigger/notifurl-string"],
    ],
    [
      "no address",
      { definition: [remove(`${callback}/x-ms-notification-url`)] },
      ["error trigger/webhook-url-missing"],
    ],
    [
      "a schema of the response",
      { definition: [set(`${subscribe}/post/responses/201/schema`, {})] },
      ["warning response/empty-schema"],
    ],
  ])("%s", async (_, damage, expected) => {
    expect(await rulesOf("clean-webhook-action", damage)).toEqual(expected);
  });
});

const parameters = "/properties/connectionParameters";

describe("a connector with a gateway", () => {
  test.each<readonly [string, Damage, readonly string[]]>([
    ["no host", { definition: [remove("/host")] }, ["warning host/missing"]],
    [
      "a host with a scheme",
      { definition: [set("/host", "http://parts.tailspin.local")] },
      ["error host/invalid"],
    ],
    [
      "a password as plain text",
      { properties: [set(`${parameters}/password/type`, "string")] },
      ["error connection/basic-pair"],
    ],
    [
      "a parameter nobody uses",
      {
        properties: [
          set(`${parameters}/plant`, {
            type: "string",
            uiDefinition: {
              displayName: "Plant",
              description: "The plant.",
              tooltip: "Provide the plant",
              constraints: { required: "true" },
            },
          }),
        ],
      },
      ["info connection/param-unused"],
    ],
    [
      "capabilities that are a text",
      { properties: [set("/properties/capabilities", "gateway")] },
      ["error connection/capabilities"],
    ],
  ])("%s", async (_, damage, expected) => {
    expect(await rulesOf("clean-gateway", damage)).toEqual(expected);
  });
});
