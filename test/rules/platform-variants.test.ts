/** Other inputs of the kinds that the cases show: MCP operations, names of the platform, and what apiProperties.json may hold. */
import { applyPatch, type Operation } from "rfc6902";
import { describe, expect, test } from "vitest";
import type { Finding } from "../../src/review/finding/finding.ts";
import { type CleanConnector, cleanConnectors, readCleanConnector } from "../helpers/cases.ts";
import { reviewFiles } from "../helpers/review-files.ts";

interface Changes {
  readonly definition?: readonly Operation[];
  readonly properties?: readonly Operation[];
  readonly readme?: (text: string) => string;
}

/** What a review finds in a clean connector after the changes. */
async function findingsOf(name: CleanConnector, changes: Changes): Promise<readonly Finding[]> {
  const files: Record<string, Uint8Array | string> = Object.fromEntries(readCleanConnector(name));
  const change = (file: string, operations: readonly Operation[] = []): void => {
    const document: unknown = JSON.parse(Buffer.from(files[file] ?? "").toString("utf8"));
    expect(applyPatch(document, [...operations]).filter((result) => result !== null)).toEqual([]);
    files[file] = JSON.stringify(document, null, 2);
  };
  change("apiDefinition.swagger.json", changes.definition);
  change("apiProperties.json", changes.properties);
  const readme = Buffer.from(files["readme.md"] ?? "").toString("utf8");
  files["readme.md"] = changes.readme?.(readme) ?? readme;
  return (await reviewFiles(files, { folder: "", kind: cleanConnectors[name] })).findings;
}

async function messagesOf(name: CleanConnector, changes: Changes): Promise<readonly string[]> {
  const findings = await findingsOf(name, changes);
  return findings.map(
    ({ rule, severity, occurrences: [{ message, fix }] }) => `${severity} ${rule}: ${message} ${fix}`,
  );
}

const set = (path: string, value: unknown): Operation => ({ op: "add", path, value });
const server = "/paths/~1mcp/post";
const oauth = "/properties/connectionParameters/token/oAuthSettings";

describe("an MCP operation is none of REST", () => {
  test.each<readonly [string, readonly Operation[]]>([
    ["responses of errors only", [set(`${server}/responses`, { "500": { description: "Failure" } })]],
    ["an accepted response", [set(`${server}/responses/202`, { description: "Accepted" })]],
    ["an empty schema", [set(`${server}/responses/200/schema`, {})]],
    ["a file of events", [set(`${server}/responses/200/schema`, { type: "string", format: "binary" })]],
    ["only events", [set(`${server}/produces`, ["text/event-stream"])]],
    ["an id in small letters", [set(`${server}/operationId`, "contracts_mcp")]],
    ["a title as a summary", [set(`${server}/summary`, "Contoso Contracts Remote Server")]],
    [
      "product names",
      [set(`${server}/description`, "Serves agents of Copilot Studio and flows of Power Automate.")],
    ],
    [
      "a session header",
      [
        set(`${server}/parameters`, [
          {
            name: "Mcp-Session-Id",
            in: "header",
            required: false,
            type: "string",
            "x-ms-summary": "Session ID",
            description: "The session that the server opened for Copilot Studio.",
          },
        ]),
      ],
    ],
    [
      "a body without labels",
      [
        set(`${server}/parameters`, [
          { name: "request", in: "body", schema: { type: "object", properties: { id: { type: "string" } } } },
        ]),
      ],
    ],
  ])("%s", async (_, definition) => {
    expect(await messagesOf("clean-mcp", { definition })).toEqual([]);
  });

  test("beside triggers and actions of an ordinary connector", async () => {
    const path = {
      post: {
        operationId: "InvokeMCP",
        summary: "Invoke Contoso MCP",
        description: "Gives agents in Copilot Studio the tools of Contoso Invoices.",
        "x-ms-agentic-protocol": "mcp-streamable-1.0",
        responses: { "200": { description: "Success" } },
      },
    };

    expect(await messagesOf("clean-certified", { definition: [set("/paths/~1mcp", path)] })).toEqual([]);
  });

  test.each<readonly [string, readonly Operation[], string]>([
    [
      "an action's schema",
      [{ op: "remove", path: "/paths/~1recipes/get/responses/200/schema" }],
      "response/output-schema-missing",
    ],
    [
      "an action's summary",
      [set("/paths/~1recipes/get/summary", "Search All Recipes")],
      "naming/summary-sentence-case",
    ],
    [
      "an action's id",
      [set("/paths/~1recipes/get/operationId", "search_recipes")],
      "naming/operation-id-pascal-case",
    ],
    [
      "an action's product",
      [set("/paths/~1recipes/get/description", "Searches recipes for Power Apps.")],
      "operation/product-name",
    ],
    [
      "an action's stream",
      [set("/paths/~1recipes/get/produces", ["text/event-stream"])],
      "operation/mime-not-supported",
    ],
  ])("beside it, %s is judged", async (_, definition, rule) => {
    const findings = await findingsOf("clean-mcp-mixed", { definition });

    expect(findings.map((finding) => finding.rule)).toContain(rule);
  });
});

describe("values of x-ms-agentic-protocol", () => {
  test.each([
    "mcp-streamable-1.O",
    "mcp-streamable-1",
    "mcp-streamable",
    "mcp_streamable_1.0",
    "MCP-Streamable-1.0",
    "mcp-streamable-http",
    "mcp-streaming-1.0",
    " mcp-streamable-1.0",
    "mcp",
    "sse",
  ])("%s: the right value is named", async (value) => {
    const messages = await messagesOf("clean-mcp", {
      definition: [set(`${server}/x-ms-agentic-protocol`, value)],
    });

    expect(messages).toEqual([
      expect.stringMatching(/^warning extension\/agentic-protocol: .*`mcp-streamable-1\.0`\.$/),
    ]);
  });

  test.each([true, 1, null, ["mcp-streamable-1.0"], {}])("%s is not a string", async (value) => {
    const messages = await messagesOf("clean-mcp", {
      definition: [set(`${server}/x-ms-agentic-protocol`, value)],
    });

    expect(messages).toEqual([
      expect.stringMatching(/^warning .*isn't a supported value\. Write `mcp-streamable-1\.0`\.$/),
    ]);
  });

  test.each(["mcp-streamable-1.1", "mcp-streamable-2.0", "a2a-1.0", "acp-0.2"])(
    "%s may exist",
    async (value) => {
      const messages = await messagesOf("clean-mcp", {
        definition: [set(`${server}/x-ms-agentic-protocol`, value)],
      });

      expect(messages).toEqual([
        expect.stringMatching(/^info extension\/agentic-protocol: .*isn't documented/),
      ]);
    },
  );

  test.each(["put", "patch", "delete", "head", "options"])("on %s: POST is named", async (method) => {
    const findings = await findingsOf("clean-mcp", {
      definition: [{ op: "move", from: server, path: `/paths/~1mcp/${method}` }],
    });
    const own = findings.filter(({ rule }) => rule === "extension/agentic-protocol");

    expect(own.map(({ occurrences: [{ fix }] }) => fix)).toEqual([
      `Rename \`${method}\` to \`post\`, and keep \`"x-ms-agentic-protocol": "mcp-streamable-1.0"\`.`,
    ]);
  });

  test.each(["", "/info", "/paths", "/paths/~1mcp", `${server}/responses/200`, "/definitions/Contract"])(
    "at '%s': an operation is named",
    async (path) => {
      const findings = await findingsOf("clean-mcp", {
        definition: [
          set("/definitions/Contract", { type: "object", properties: {} }),
          { op: "move", from: `${server}/x-ms-agentic-protocol`, path: `${path}/x-ms-agentic-protocol` },
        ],
      });
      const own = findings.filter(({ rule }) => rule === "extension/agentic-protocol");

      expect(own.map(({ occurrences: [{ fix }] }) => fix)).toEqual([
        'Move it to `InvokeServer`, as `"x-ms-agentic-protocol": "mcp-streamable-1.0"`.',
      ]);
    },
  );
});

describe("names that aren't documented", () => {
  test.each([
    "x-ms-graph-version",
    "x-ms-docs-operation-type",
    "x-ms-tooltip",
    "x-ms-new-thing",
    "x-ms-sumary-text",
  ])("the extension %s", async (name) => {
    const messages = await messagesOf("clean-certified", {
      definition: [set(`/paths/~1invoices/get/${name}`, "one")],
    });

    expect(messages).toEqual([
      expect.stringMatching(/^info extension\/unknown: .*isn't documented \(checked on \d{4}-\d\d-\d\d\)/),
    ]);
    expect(messages[0]).not.toMatch(/delete|remove|write/i);
  });

  test.each(["salesforcev2", "Okta", "custom_idp", "aadCertificateAuth", "auth0"])(
    "the provider %s",
    async (name) => {
      const messages = await messagesOf("clean-certified", {
        properties: [set(`${oauth}/identityProvider`, name)],
      });

      expect(messages).toEqual([expect.stringMatching(/^info connection\/idp-unknown: .*isn't documented/)]);
      expect(messages[0]).not.toMatch(/oauth2|remove|write/i);
    },
  );

  test.each(["outh2", "oauth22", "oaut2h", "aadd", "githb"])("the provider %s is a slip", async (name) => {
    const messages = await messagesOf("clean-certified", {
      properties: [set(`${oauth}/identityProvider`, name)],
    });

    expect(messages.filter((one) => one.includes("idp-unknown"))).toEqual([
      expect.stringMatching(/^warning connection\/idp-unknown: .*is misspelled\. Write /),
    ]);
  });
});

describe("what the published schema allows", () => {
  const parameter = "/properties/connectionParameters/token";
  test.each<readonly [string, readonly Operation[]]>([
    ["no operations of a script", [set("/properties/scriptOperations", null)]],
    ["an empty list of them", [set("/properties/scriptOperations", [])]],
    ["an open client ID", [set(`${oauth}/clientId`, null)]],
    ["an open secret", [set(`${oauth}/clientSecret`, null)]],
    ["a secret with other letters", [set(`${oauth}/ClientSecret`, null)]],
    [
      "a schema of the input",
      [
        set(`${parameter}/uiDefinition`, {
          displayName: "Account",
          description: "The account to use.",
          tooltip: "Sign in",
          schema: { type: "string", description: "The account" },
          constraints: { required: "true" },
        }),
      ],
    ],
    ["a type of a policy", [set("/properties/policyTemplateInstances/0/type", "Updater")]],
    ["parameters under conditions", [set(`${oauth}/additionalParameters`, { region: { type: "string" } })]],
    [
      "a first-party sign-in",
      [set(`${oauth}/properties`, { IsFirstParty: "True", AzureActiveDirectoryResourceId: "api://contoso" })],
    ],
  ])("%s", async (_, properties) => {
    expect(await messagesOf("clean-certified", { properties })).toEqual([]);
  });

  test.each([12, true, {}, ["secret"]])("a secret that is %s is not asked for", async (value) => {
    const messages = (
      await messagesOf("clean-certified", { properties: [set(`${oauth}/clientSecret`, value)] })
    ).filter((one) => one.includes("connection/schema"));

    expect(messages).toEqual([
      expect.stringMatching(/Remove `clientSecret`, and keep its value out of the repository\.$/),
    ]);
  });

  const asked = {
    type: "securestring",
    uiDefinition: {
      displayName: "Client secret",
      description: "The secret of your app.",
      tooltip: "Enter the secret",
      constraints: { required: "true", clearText: false, tabIndex: 2 },
    },
  };
  test.each([
    "/token:clientSecret",
    "/properties/token:clientSecret",
    "/properties/connectionParameters/token/token:clientSecret",
    `${oauth}/token:clientSecret`,
    "/properties/api_key",
    "/api_key",
  ])("a connection parameter at %s is moved", async (path) => {
    const findings = await findingsOf("clean-certified", { properties: [set(path, asked)] });

    expect(findings.map(({ occurrences: [{ fix }] }) => fix)).toEqual([
      `Move \`${path.slice(path.lastIndexOf("/") + 1)}\` into \`connectionParameters\`.`,
    ]);
  });

  test.each(["token:clientId", "api_key"])(
    "%s beside the parameters of a set is moved into them",
    async (name) => {
      const findings = await findingsOf("clean-certified", {
        properties: [
          set("/properties/connectionParameterSets", {
            uiDefinition: { displayName: "Authentication", description: "How to sign in." },
            values: [{ name: "own-app", parameters: {}, [name]: asked }],
          }),
        ],
      });
      const own = findings.filter(({ rule }) => rule === "connection/schema");

      expect(own.map(({ occurrences: [{ fix }] }) => fix)).toEqual([
        `Move \`${name}\` into \`parameters\` of the set \`own-app\`.`,
      ]);
    },
  );

  test.each(["authType", "AuthType", "authtype"])("the gateway reads %s", async (name) => {
    const from = "/properties/connectionParameters/authType";
    const messages = await messagesOf("clean-gateway", {
      properties: [
        { op: "remove", path: `${from}/uiDefinition/constraints/capability` },
        ...(name === "authType"
          ? []
          : [{ op: "move" as const, from, path: `/properties/connectionParameters/${name}` }]),
      ],
    });

    expect(messages).toEqual([]);
  });
});

describe("sections of a readme", () => {
  test.each([
    "## MCP Tools (37)",
    "## Tools Reference",
    "## Tool Catalog",
    "## 12 Tools",
    "## MCP Server Tools",
    "## Tools and Resources",
    "### Supported tools",
  ])("%s lists operations", async (heading) => {
    expect(
      await messagesOf("clean-mcp", { readme: (text) => text.replace("## Available Tools", heading) }),
    ).toEqual([]);
  });

  test.each(["## Auth", "## Auth notes", "## OAuth", "## Auth & Permissions", "## 3. Authentication"])(
    "%s tells of credentials",
    async (heading) => {
      const messages = await messagesOf("clean-mcp", {
        readme: (text) => text.replace("## Authentication", heading),
      });

      expect(messages).toEqual([]);
    },
  );

  test.each(["## Author", "## Authors and thanks", "## Toolkit", "## Developer tools"])(
    "%s is neither",
    async (heading) => {
      const findings = await findingsOf("clean-mcp", {
        readme: (text) =>
          text.replace("## Authentication", heading).replace("## Available Tools", "## Overview"),
      });

      expect(findings.map(({ rule }) => rule).sort()).toEqual(["intro/credentials", "intro/operations"]);
    },
  );
});
