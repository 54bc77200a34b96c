/** What to do about a value depends on what is around it: fixes that once were wrong, each with inputs of the same kind. */
import { applyPatch, type Operation } from "rfc6902";
import { describe, expect, test } from "vitest";
import { type CleanConnector, cleanConnectors, readCleanConnector } from "../helpers/cases.ts";
import { reviewFiles } from "../helpers/review-files.ts";

interface Change {
  readonly start?: CleanConnector;
  readonly definition?: readonly Operation[];
  readonly properties?: readonly Operation[];
  readonly readme?: (text: string) => string;
}

async function findingsOf({ start = "clean-certified", definition = [], properties = [], readme }: Change) {
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
  if (readme !== undefined)
    files["readme.md"] = readme(Buffer.from(files["readme.md"] ?? "").toString("utf8"));
  const { findings } = await reviewFiles(files, { folder: "", kind: cleanConnectors[start] });
  return findings.map(({ severity, rule, occurrences: [{ fix }] }) => `${severity} ${rule}: ${fix}`);
}

const invoice = "/paths/~1invoices~1{invoiceId}";
const token = "/properties/connectionParameters/token";
const clientId = {
  type: "string",
  uiDefinition: {
    displayName: "Client ID",
    description: "The client ID of your app.",
    tooltip: "Provide the client ID.",
  },
};

describe("a connection parameter in the wrong object is moved, not removed", () => {
  test.each([
    ["beside `connectionParameters`", "/properties/token:tenantId"],
    ["in the parameter `token`", `${token}/token:clientId`],
    ["in `oAuthSettings`", `${token}/oAuthSettings/token:clientSecret`],
    ["in `customParameters`", `${token}/oAuthSettings/customParameters/token:audience`],
    ["beside `properties`", "/token:region"],
    ["in `uiDefinition`", `${token}/uiDefinition`],
  ])("%s", async (_, path) => {
    const isNested = path.endsWith("uiDefinition");
    const value = isNested ? { displayName: "Sign in", "token:siteUrl": clientId } : clientId;
    const findings = await findingsOf({ properties: [{ op: "add", path, value }] });
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatch(/Move `token:\w+` into `connectionParameters`\.$/);
  });
});

describe("no status is proposed that the service does not send", () => {
  const withoutSchema = (status: string): Change => ({
    definition: [
      { op: "move", from: `${invoice}/patch/responses/200`, path: `${invoice}/patch/responses/x` },
      { op: "remove", path: `${invoice}/patch/responses/x/schema` },
      { op: "move", from: `${invoice}/patch/responses/x`, path: `${invoice}/patch/responses/${status}` },
    ],
  });
  test.each(["202", "204", "205"])("a PATCH that answers %s without a schema", async (status) => {
    expect(await findingsOf(withoutSchema(status))).toEqual([]);
  });
  test.each(["200", "201"])("a PATCH that answers %s without a schema", async (status) => {
    expect(await findingsOf(withoutSchema(status))).toEqual([
      "info response/output-schema-missing: If the service returns something, add its schema; otherwise leave the response as it is.",
    ]);
  });
  test("a GET that answers 200 without a schema", async () => {
    expect(
      await findingsOf({ definition: [{ op: "remove", path: `${invoice}/get/responses/200/schema` }] }),
    ).toEqual(["warning response/output-schema-missing: Add the schema of what the service returns."]);
  });
});

describe("words in brackets are a placeholder, and nothing else is said of them", () => {
  test.each([
    ["/info/title", "{ name of the service }", "error title/placeholder"],
    ["/info/title", "<Service name>", "error title/placeholder"],
    ["/info/title", "[[TITLE]]", "error title/placeholder"],
    ["/info/description", "{{ what the service does, in one sentence }}", "error description/placeholder"],
    ["/info/description", "<A description of at least thirty characters>", "error description/placeholder"],
    ["/host", "{ host }", "error host/invalid"],
    ["/host", "<host of the service>", "error host/invalid"],
    ["/paths/~1invoices/get/description", "{ description of the operation }", "warning english/placeholder"],
    ["/paths/~1invoices/get/parameters/0/description", "<which ones>", "warning english/placeholder"],
    ["/paths/~1invoices/get/parameters/0/x-ms-summary", "{label}", "warning english/placeholder"],
    [
      "/definitions/Invoice/properties/customer/description",
      "[Description of the customer]",
      "warning english/placeholder",
    ],
  ])("%s: %s", async (path, value, expected) => {
    const findings = await findingsOf({ definition: [{ op: "replace", path, value }] });
    expect(findings.map((each) => each.replace(/:.*/, ""))).toEqual([expected]);
  });

  test.each([
    "Lists invoices {open or paid} of your company.",
    "Takes <code> and returns the invoice.",
    "The filter, as in {status: OPEN}.",
  ])("%s: brackets within a text are part of it", async (value) => {
    const findings = await findingsOf({
      definition: [{ op: "replace", path: "/paths/~1invoices/get/description", value }],
    });
    expect(findings.filter((each) => each.includes("placeholder"))).toEqual([]);
  });
});

describe("a restricted name takes the word that joins it along", () => {
  test.each([
    ["Contoso Cards for Power Apps", "for Power Apps"],
    ["Contoso Flows in Power Automate", "in Power Automate"],
    ["Contoso with Logic Apps", "with Logic Apps"],
    ["Contoso - Power Automate", "- Power Automate"],
    ["Power Apps Contoso", "Power Apps"],
  ])("%s", async (title, removed) => {
    const findings = await findingsOf({ definition: [{ op: "replace", path: "/info/title", value: title }] });
    expect(findings.find((each) => each.includes("title/restricted-words"))).toContain(
      `Remove \`${removed}\` from the title`,
    );
  });
});

describe("what hides a heading is said once, and the sections count", () => {
  test.each([
    ["every heading without a space", (text: string) => text.replaceAll(/^(##+) /gm, "$1")],
    ["one heading without a space", (text: string) => text.replace("## Prerequisites", "##Prerequisites")],
    ["a no-break space", (text: string) => text.replace("## Known", "##\u00a0Known")],
    ["an open fence", (text: string) => text.replace("## Prerequisites", "```\nnpm ci\n\n## Prerequisites")],
    ["an open comment", (text: string) => text.replace("## Prerequisites", "<!-- note\n\n## Prerequisites")],
    ["a tag", (text: string) => text.replace("## Prerequisites", "<div>\n## Prerequisites")],
    ["an indent", (text: string) => text.replace("## Prerequisites", "    ## Prerequisites")],
  ])("%s", async (_, readme) => {
    const findings = await findingsOf({ readme });
    expect(new Set(findings.map((each) => each.replace(/:.*/, "")))).toEqual(
      new Set(["warning intro/hidden-heading"]),
    );
  });
});

describe("a payload at a path where nothing subscribes is deleted", () => {
  test.each([
    ["/paths/~1webhooks~1{webhookId}", { type: "object" }],
    ["/paths/~1webhooks~1{webhookId}", {}],
    [
      "/paths/~1webhooks~1{webhookId}",
      {
        type: "object",
        properties: { id: { type: "string", "x-ms-summary": "ID", description: "The ID." } },
      },
    ],
    ["/paths/~1invoices~1stats", { type: "object" }],
  ])("%s", async (path, schema) => {
    const definition: Operation[] = [];
    if (path.endsWith("stats"))
      definition.push(
        { op: "add", path, value: {} },
        { op: "move", from: `${invoice}/delete`, path: `${path}/delete` },
        { op: "add", path: `${path}/parameters`, value: [] },
        { op: "remove", path: `${path}/delete/parameters` },
      );
    definition.push({
      op: "add",
      path: `${path}/x-ms-notification-content`,
      value: { description: "The invoice.", schema },
    });
    const findings = await findingsOf({ definition });
    expect(findings).toContain(
      "warning trigger/notification-schema: Delete it; nothing subscribes at this path.",
    );
  });
});

describe("the end of a name", () => {
  const nameFix = async (path: string, value: string): Promise<string | undefined> => {
    const findings = await findingsOf({ definition: [{ op: "replace", path, value }] });
    return findings
      .find((each) => each.includes("title/not-end-alphanumeric"))
      ?.replace(/^.*?alphanumeric: /, "");
  };
  test.each([
    ["Translate to F#", "Write a word instead of `#`, such as `Sharp`."],
    ["Compile Objective-C++", "Write words instead of `++`, such as `Plus Plus`."],
    ["Set the share in %", "Write a word instead of `%`, such as `percent`."],
    ["Convert to €", "Write a word instead of `€`, such as `euros`."],
    ["Search with *", "Reword it so that it ends in a letter or digit instead of `*`."],
    ["Get Contoso Prime™", "Reword it so that it ends in a letter or digit instead of `™`."],
    ["Get an invoice.", "Write `Get an invoice`."],
    ["Get an invoice ", "Write `Get an invoice`."],
    ["Get an invoice -", "Write `Get an invoice`."],
    ["Get an invoice [preview]", "Write `Get an invoice preview`."],
    ['Get the list "overdue".', "Write `Get the list overdue`."],
  ])("of a summary: %s", async (value, fix) => {
    expect(await nameFix("/paths/~1invoices/get/summary", value)).toBe(fix);
  });
  test.each([
    ["Contoso Invoices [PREVIEW]", "Write `Contoso Invoices PREVIEW`."],
    ["Contoso Invoices {Beta}", "Write `Contoso Invoices Beta`."],
    ["Contoso Invoices!", "Write `Contoso Invoices`."],
    ["Contoso Invoices+", "Write a word instead of `+`, such as `plus`."],
    ["Contoso Invoices (US)", "If the connector isn't published yet, write `Contoso Invoices US`."],
    [
      "Contoso Invoices (V2 (EU))",
      "If the connector isn't published yet, write a title that ends in a letter or digit.",
    ],
  ])("of a title: %s", async (value, fix) => {
    expect(await nameFix("/info/title", value)).toBe(fix);
  });
});

describe("a member in the wrong object is moved, never deleted", () => {
  const get = "/paths/~1invoices/get";
  test.each<readonly [string, string, string]>([
    ["/basePath", "/info/basePath", "Move `basePath` to the root"],
    ["/schemes", "/info/schemes", "Move `schemes` to the root"],
    ["/securityDefinitions", "/info/securityDefinitions", "Move `securityDefinitions` to the root"],
    ["/definitions", "/info/definitions", "Move `definitions` to the root"],
    ["/security", `${get}/responses/200/security`, "Move `security` to `ListInvoices`"],
    ["/paths/~1invoices/post", `${get}/responses/200/post`, "Move `post` to the path `/invoices`"],
    [
      "/paths/~1invoices~1{invoiceId}/patch",
      "/paths/~1invoices~1{invoiceId}/delete/patch",
      "Move `patch` to the path",
    ],
    [`${get}/parameters`, `${get}/responses/200/parameters`, "Move `parameters` to `ListInvoices`"],
    ["/info/contact", "/contact", "Move `contact` to `info`"],
    ["/info/version", "/version", "Move `version` to `info`"],
  ])("%s at %s", async (from, path, fix) => {
    const findings = await findingsOf({ definition: [{ op: "move", from, path }] });
    expect(findings.filter((each) => each.includes(fix))).toHaveLength(1);
    expect(findings.filter((each) => /Delete|[Rr]emove/.test(each))).toEqual([]);
  });
});

describe("what stands beside a reference goes only where nothing is lost", () => {
  test.each<readonly [string, object, boolean]>([
    ["a type", { type: "object" }, true],
    ["an empty description", { description: "" }, true],
    ["the target's own type and description", { type: "string", description: "The person." }, true],
    ["a description", { description: "Who pays." }, false],
    ["a label", { "x-ms-summary": "Payer" }, false],
    ["a visibility", { "x-ms-visibility": "advanced" }, false],
    ["a type and a default", { type: "string", default: "Nobody" }, false],
  ])("%s", async (_, siblings, isDeleted) => {
    const files: Record<string, Uint8Array | string> = Object.fromEntries(
      readCleanConnector("clean-certified"),
    );
    const document = JSON.parse(Buffer.from(files["apiDefinition.swagger.json"] ?? "").toString("utf8"));
    document.definitions.Person = { type: "string", "x-ms-summary": "Person", description: "The person." };
    document.definitions.Invoice.properties.payer = { $ref: "#/definitions/Person", ...siblings };
    files["apiDefinition.swagger.json"] = JSON.stringify(document, null, 2);
    const { findings } = await reviewFiles(files, { folder: "", kind: "certified" });
    const own = findings.filter(({ rule }) => rule === "swagger/ref-siblings");
    expect(own.map(({ occurrences: [{ suggestion }] }) => suggestion !== null)).toEqual([isDeleted]);
  });
});

describe("paths without an operation, and bodies in parts", () => {
  const part = {
    type: "object",
    properties: { note: { type: "string", "x-ms-summary": "Note", description: "A note." } },
  };
  const body = "/paths/~1invoices/post/parameters/0/schema";
  const whole = { $ref: "#/definitions/NewInvoice" };
  test.each<readonly [string, string, unknown, readonly string[]]>([
    ["an empty path", "/paths/~1archive", {}, ["info operation/path-empty"]],
    ["a path with parameters alone", "/paths/~1archive", { parameters: [] }, ["info operation/path-empty"]],
    ["a body of two parts", body, { allOf: [whole, part] }, ["info parameter/body-all-of"]],
    [
      "a body of two references",
      body,
      { allOf: [whole, { $ref: "#/definitions/InvoiceChange" }] },
      ["info parameter/body-all-of"],
    ],
    ["a body of one part", body, { allOf: [whole] }, []],
    [
      "an output of two parts",
      `${invoice}/get/responses/200/schema`,
      { allOf: [{ $ref: "#/definitions/Invoice" }, part] },
      [],
    ],
  ])("%s", async (_, path, value, expected) => {
    const findings = await findingsOf({ definition: [{ op: "add", path, value }] });
    expect(findings.map((each) => each.replace(/:.*/, ""))).toEqual(expected);
  });
});
