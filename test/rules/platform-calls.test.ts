/** Other inputs of the kinds that the cases show: requests that the platform doesn't send as they are written. */
import type { Operation } from "rfc6902";
import { describe, expect, test } from "vitest";
import { readCleanConnector } from "../helpers/cases.ts";
import { patched } from "../helpers/changed-connector.ts";
import { reviewFiles } from "../helpers/review-files.ts";

const clean = readCleanConnector("clean-certified");
const set = (path: string, value: unknown): Operation => ({ op: "add", path, value });

async function rulesOf(definition: readonly Operation[], properties: readonly Operation[] = []) {
  const files = patched(clean, definition, properties);
  const { findings } = await reviewFiles(files, { folder: "", kind: "certified" });
  return findings.map(({ rule, severity }) => `${severity} ${rule}`);
}

describe("connection parameters in a policy", () => {
  const prefix = "x-ms-apimTemplateParameter.";
  const policy = (templateId: string, parameters: Record<string, string>): readonly Operation[] => [
    set("/properties/connectionParameters/region", {
      type: "string",
      uiDefinition: {
        displayName: "Region",
        description: "The region of your account.",
        tooltip: "Enter the region",
        constraints: { required: "true" },
      },
    }),
    set("/properties/policyTemplateInstances/-", {
      templateId,
      title: "Set the region",
      parameters: {
        [`${prefix}newPropertyParentPathTemplate`]: "@body()",
        [`${prefix}newPropertySubPathTemplate`]: "region",
        "x-ms-apimTemplate-policySection": "Request",
        "x-ms-apimTemplate-operationName": ["CreateInvoice"],
        ...parameters,
      },
    }),
  ];

  test.each([
    ["setproperty", "@connectionParameters('region', 'eu')"],
    ["SetProperty", '@connectionParameters("region")'],
    ["setProperty", "{connectionParameters('region')}"],
    ["setproperty", "@{connectionParameters( 'region' )}"],
    ["setproperty", "eu-@connectionParameters('region')-1"],
    ["setproperty", "@toLower(connectionParameters('region'))"],
  ])("%s %s", async (template, value) => {
    const rules = await rulesOf([], policy(template, { [`${prefix}propertyValuePathTemplate`]: value }));

    expect(rules).toEqual(["warning connection/setproperty-connparam"]);
  });

  test("in the path of the property", async () => {
    const rules = await rulesOf(
      [],
      policy("setproperty", {
        [`${prefix}newPropertySubPathTemplate`]: "@connectionParameters('region')",
        [`${prefix}propertyValuePathTemplate`]: "one",
      }),
    );

    expect(rules).toContain("warning connection/setproperty-connparam");
  });

  test.each(["one", "@body().region", "@headers('connectionParameters')", "@item()['region']"])(
    "%s is none",
    async (value) => {
      const rules = await rulesOf(
        [],
        policy("setproperty", { [`${prefix}propertyValuePathTemplate`]: value }),
      );

      expect(rules).not.toContain("warning connection/setproperty-connparam");
    },
  );
});

describe("content headers behind dynamic lists", () => {
  const header = (name: string, members: object): Operation =>
    set("/paths/~1categories/get/parameters/-", {
      name,
      in: "header",
      type: "string",
      "x-ms-summary": "Header",
      description: "A header that the service reads.",
      ...members,
    });
  const hidden = { required: true, default: "application/json", "x-ms-visibility": "internal" };

  test.each<readonly [string, object]>([
    ["content-type", hidden],
    ["Content-Type", { ...hidden, required: false }],
    ["CONTENT-TYPE", hidden],
    ["Content-Language", { ...hidden, default: "en" }],
    ["Content-Encoding", { ...hidden, default: "identity" }],
    ["Expires", { ...hidden, default: "0" }],
  ])("%s", async (name, members) => {
    expect(await rulesOf([header(name, members)])).toContain("warning extension/dynamic-content-header");
  });

  test.each<readonly [string, object]>([
    ["Accept", hidden],
    ["X-Content-Type", hidden],
    ["Content-Version", hidden],
    // Nobody fills it in.
    ["Content-Language", { required: false }],
  ])("%s may be sent", async (name, members) => {
    expect(await rulesOf([header(name, members)])).not.toContain("warning extension/dynamic-content-header");
  });

  test.each(["x-ms-dynamic-list", "x-ms-dynamic-tree", "x-ms-dynamic-properties"])(
    "behind %s",
    async (name) => {
      const call = { operationId: "ListCategories", itemValuePath: "id", parameters: {} };
      const rules = await rulesOf([
        header("Content-Type", hidden),
        { op: "remove", path: "/paths/~1invoices/get/parameters/1/x-ms-dynamic-values" },
        set(
          `/paths/~1invoices/get/parameters/1/${name}`,
          name === "x-ms-dynamic-tree" ? { open: call, browse: call, settings: {} } : call,
        ),
      ]);

      expect(rules).toContain("warning extension/dynamic-content-header");
    },
  );
});
