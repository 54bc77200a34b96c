import { expect, test } from "vitest";
import { readApiProperties } from "../../src/connector/properties/api-properties.ts";

const file = "apiProperties.json";

test("connection parameters come from both places, in the order of the text", () => {
  const properties = readApiProperties(file, {
    properties: {
      connectionParameterSets: {
        uiDefinition: {},
        values: [
          { name: "oauth", parameters: { token: { type: "oauthSetting", oAuthSettings: {} } } },
          { parameters: { key: { type: "securestring" } } },
        ],
      },
      connectionParameters: { region: { type: "string", uiDefinition: {} } },
    },
  });

  const found = properties
    .connectionParameters()
    .map(({ name, set, type, node }) => [name, set, type, node.pointer]);

  expect(found).toEqual([
    ["token", "oauth", "oauthSetting", "/properties/connectionParameterSets/values/0/parameters/token"],
    ["key", "set 2", "securestring", "/properties/connectionParameterSets/values/1/parameters/key"],
    ["region", undefined, "string", "/properties/connectionParameters/region"],
  ]);
});

test("a policy names its operations as a list or as a single text", () => {
  const properties = readApiProperties(file, {
    properties: {
      policyTemplateInstances: [
        { templateId: "setheader", parameters: { "x-ms-apimTemplate-operationName": ["A", 7, "B"] } },
        { templateId: "setheader", parameters: { "x-ms-apimTemplate-operationName": "C" } },
        { templateId: 5 },
      ],
    },
  });

  expect(properties.policyTemplates().map(({ templateId, operations }) => [templateId, operations])).toEqual([
    ["setheader", ["A", "B"]],
    ["setheader", ["C"]],
    [undefined, []],
  ]);
});

test("members of the wrong type count as absent", () => {
  const properties = readApiProperties(file, {
    properties: { iconBrandColor: 7, publisher: null, capabilities: "actions", scriptOperations: { a: 1 } },
  });

  expect(properties.brandColor).toBeUndefined();
  expect(properties.publisher).toBeUndefined();
  expect(properties.capabilities).toEqual([]);
  expect(properties.scriptOperations).toEqual([]);
});
