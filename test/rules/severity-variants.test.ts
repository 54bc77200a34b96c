/** How severe a finding is, by what is wrong: decided by what published connectors have, and by what the platform refuses. */
import { applyPatch, type Operation } from "rfc6902";
import { describe, expect, test } from "vitest";
import { type CleanConnector, cleanConnectors, readCleanConnector } from "../helpers/cases.ts";
import { reviewFiles } from "../helpers/review-files.ts";

interface Change {
  readonly start?: CleanConnector;
  readonly definition?: readonly Operation[];
  readonly properties?: readonly Operation[];
  readonly text?: (file: string, text: string) => string;
}

async function rulesOf({ start = "clean-certified", definition = [], properties = [], text }: Change) {
  const files: Record<string, Uint8Array | string> = Object.fromEntries(readCleanConnector(start));
  const change = (file: string, operations: readonly Operation[]): void => {
    const written = Buffer.from(files[file] ?? "").toString("utf8");
    const document: unknown = JSON.parse(written);
    expect(applyPatch(document, structuredClone([...operations])).filter((error) => error !== null)).toEqual(
      [],
    );
    const result = operations.length === 0 ? written : JSON.stringify(document, null, 2);
    files[file] = text?.(file, result) ?? result;
  };
  change("apiDefinition.swagger.json", definition);
  change("apiProperties.json", properties);
  if (text !== undefined)
    files["readme.md"] = text("readme.md", Buffer.from(files["readme.md"] ?? "").toString("utf8"));
  const { findings } = await reviewFiles(files, { folder: "", kind: cleanConnectors[start] });
  return findings.map(({ severity, rule }) => `${severity} ${rule}`);
}

const parameter = "/paths/~1invoices/get/parameters/0";
const property = "/definitions/Invoice/properties/extra";
const label = { "x-ms-summary": "Extra", description: "What else there is." };
const at = (path: string, value: unknown): Change => ({ definition: [{ op: "add", path, value }] });
const capabilities = (value: unknown): Change => ({
  properties: [{ op: "add", path: "/properties/capabilities", value }],
});
const inFile = (name: string, change: (text: string) => string): Change => ({
  text: (file, text) => (file === name ? change(text) : text),
});

describe("errors", () => {
  test.each<readonly [string, Change, string]>([
    [
      "a number as default of a string",
      at(property, { type: "string", ...label, default: 0 }),
      "schema/default-type",
    ],
    [
      "a Boolean as default of a string",
      at(property, { type: "string", ...label, default: false }),
      "schema/default-type",
    ],
    ["a number as default of a string parameter", at(`${parameter}/default`, 1.5), "schema/default-type"],
    ["capabilities as a text", capabilities("actions"), "connection/capabilities"],
    ["capabilities as an object", capabilities({ actions: true }), "connection/capabilities"],
    ["a number among the capabilities", capabilities(["actions", 3]), "connection/capabilities"],
    ["no contact", { definition: [{ op: "remove", path: "/info/contact" }] }, "swagger/contact-missing"],
    [
      "a trailing comma in the definition",
      inFile("apiDefinition.swagger.json", (text) => text.replace(/\n\}\s*$/, ",\n}\n")),
      "package/swagger-json",
    ],
    [
      "a trailing comma in the properties",
      inFile("apiProperties.json", (text) => text.replace(/\n\}\s*$/, ",\n}\n")),
      "package/properties-json",
    ],
    [
      "a comment in the definition",
      inFile("apiDefinition.swagger.json", (text) => text.replace("{", "{ // v1")),
      "package/swagger-json",
    ],
    [
      "a comment in the properties",
      inFile("apiProperties.json", (text) => text.replace("{", "{ /* v1 */")),
      "package/properties-json",
    ],
  ])("%s", async (_, change, rule) => {
    expect(await rulesOf(change)).toEqual([`error ${rule}`]);
  });
});

describe("warnings", () => {
  const twice = (second: string): Change =>
    inFile("apiDefinition.swagger.json", (text) =>
      text.replace('"summary": "List invoices",', `"summary": "List invoices", "summary": ${second},`),
    );
  test.each<readonly [string, Change, string]>([
    [
      "a text as default of a number",
      at(property, { type: "integer", ...label, default: "3" }),
      "schema/default-type",
    ],
    [
      "a contact without an email",
      { definition: [{ op: "remove", path: "/info/contact/email" }] },
      "swagger/contact-missing",
    ],
    [
      "a contact without a URL",
      { definition: [{ op: "remove", path: "/info/contact/url" }] },
      "swagger/contact-missing",
    ],
    ["two texts under one key", twice('"List Invoices"'), "package/duplicate-keys"],
    ["two equal texts under one key", twice('"List invoices"'), "package/duplicate-keys"],
    [
      "a header that the platform sets",
      at("/paths/~1invoices/get/parameters/-", {
        name: "Content-Length",
        in: "header",
        type: "string",
        ...label,
        "x-ms-visibility": "internal",
      }),
      "parameter/reserved",
    ],
    [
      "a policy for an operation that is gone",
      {
        properties: [
          {
            op: "add",
            path: "/properties/policyTemplateInstances/0/parameters/x-ms-apimTemplate-operationName/-",
            value: "ArchiveInvoice",
          },
        ],
      },
      "connection/policy-operation",
    ],
    [
      "a policy for a misspelled operation",
      {
        properties: [
          {
            op: "add",
            path: "/properties/policyTemplateInstances/0/parameters/x-ms-apimTemplate-operationName/-",
            value: "CreateInvocie",
          },
        ],
      },
      "connection/policy-operation",
    ],
    [
      "a bearer token in the readme",
      inFile(
        "readme.md",
        (text) => `${text}\nSend \`Authorization: Bearer 8f3kQ2mZ7xN4vB9cR1tY6wE5uP0aS3dF\`.\n`,
      ),
      "secret/token",
    ],
  ])("%s", async (_, change, rule) => {
    expect(await rulesOf(change)).toEqual([`warning ${rule}`]);
  });
});

describe("infos", () => {
  test.each<readonly [string, Change, string]>([
    ["an unknown capability", capabilities(["actions", "telepathy"]), "connection/capabilities"],
    [
      "a description without a full stop",
      {
        definition: [
          {
            op: "replace",
            path: "/paths/~1invoices/get/description",
            value: "Lists the invoices of your company, the newest ones first",
          },
        ],
      },
      "operation/description-punctuation",
    ],
    [
      "an old name in the readme",
      inFile("readme.md", (text) => `${text}\nWorks in Microsoft Flow.\n`),
      "intro/outdated-name",
    ],
  ])("%s", async (_, change, rule) => {
    expect(await rulesOf(change)).toEqual([`info ${rule}`]);
  });
});

describe("silent", () => {
  test.each<readonly [string, Change]>([
    ["x-nullable", at("/definitions/Invoice/properties/id/x-nullable", true)],
    [
      "a token after e.g.",
      {
        definition: [
          {
            op: "replace",
            path: "/paths/~1invoices/get/description",
            value: "Lists invoices with a token, e.g. 8f3kQ2mZ7xN4vB9cR1tY6wE5uP0aS3dF.",
          },
        ],
      },
    ],
    [
      "a token after such as",
      {
        definition: [
          {
            op: "replace",
            path: "/paths/~1invoices/get/description",
            value: "Needs an access token such as 8f3kQ2mZ7xN4vB9cR1tY6wE5uP0aS3dF.",
          },
        ],
      },
    ],
    [
      "a header after for example",
      inFile(
        "readme.md",
        (text) =>
          `${text}\nSend a header, for example: Authorization: Bearer 8f3kQ2mZ7xN4vB9cR1tY6wE5uP0aS3dF\n`,
      ),
    ],
  ])("%s", async (_, change) => {
    expect(await rulesOf(change)).toEqual([]);
  });
});
