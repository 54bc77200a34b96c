import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Node } from "../../src/connector/node.ts";
import { readApiProperties } from "../../src/connector/properties/api-properties.ts";
import { readSwagger } from "../../src/connector/swagger/read-swagger.ts";
import type { JsonValue } from "../../src/text/json/json.ts";

const file = "apiDefinition.swagger.json";

function nodeAt(value: JsonValue, pointer = "/x"): Node {
  return { value, file, pointer };
}

describe("operations", () => {
  test("parameters of the operation win over those of the path item", () => {
    const swagger = readSwagger(file, {
      paths: {
        "/users/{id}": {
          parameters: [
            { name: "id", in: "path", type: "string", required: true },
            { name: "page", in: "query", type: "integer" },
          ],
          get: {
            operationId: "GetUser",
            parameters: [
              { name: "id", in: "path", type: "integer", required: true },
              { name: "id", in: "query", type: "string" },
            ],
          },
        },
      },
    });

    const parameters = swagger.operation("GetUser")?.parameters ?? [];

    expect(
      parameters.map(({ name, in: location, type, isFromPathItem }) => [
        name,
        location,
        type,
        isFromPathItem,
      ]),
    ).toEqual([
      ["page", "query", "integer", true],
      ["id", "path", "integer", false],
      ["id", "query", "string", false],
    ]);
  });

  test("references to shared parameters and responses are followed, and the place of use is kept", () => {
    const swagger = readSwagger(file, {
      paths: {
        "/a": {
          get: {
            parameters: [{ $ref: "#/parameters/Page" }],
            responses: { "404": { $ref: "#/responses/NotFound" }, default: { description: "Oops." } },
          },
        },
      },
      parameters: { Page: { name: "page", in: "query", type: "integer", "x-ms-summary": "Page" } },
      responses: { NotFound: { description: "Not there.", schema: { type: "object" } } },
    });

    const [operation] = swagger.operations();

    expect(operation?.name).toBe("GET /a");
    expect(
      operation?.parameters.map(({ summary, node, usedAt }) => [summary, node.pointer, usedAt.pointer]),
    ).toEqual([["Page", "/parameters/Page", "/paths/~1a/get/parameters/0"]]);
    expect(
      operation?.responses.map(({ status, isSuccess, description, schema }) => [
        status,
        isSuccess,
        description,
        schema?.pointer,
      ]),
    ).toEqual([
      ["404", false, "Not there.", "/responses/NotFound/schema"],
      ["default", false, "Oops.", undefined],
    ]);
  });

  test("entries that lead nowhere are told apart from parameters", () => {
    const swagger = readSwagger(file, {
      paths: {
        "/a": {
          get: {
            parameters: [{ $ref: "#/parameters/Gone" }, 7],
            responses: { "200": { $ref: "other.json#/a" } },
          },
        },
      },
    });

    const [operation] = swagger.operations();

    expect(operation?.parameters).toEqual([]);
    expect(operation?.unresolvedParameters.map(({ pointer }) => pointer)).toEqual([
      "/paths/~1a/get/parameters/0",
      "/paths/~1a/get/parameters/1",
    ]);
    expect(
      operation?.responses.map(({ status, isSuccess, isResolved }) => [status, isSuccess, isResolved]),
    ).toEqual([["200", true, false]]);
  });

  test("an id that two operations have names neither", () => {
    const swagger = readSwagger(file, {
      paths: {
        "/a": {
          get: { operationId: "Same" },
          put: { operationId: "Same" },
          delete: { operationId: "constructor" },
        },
      },
    });

    expect(swagger.operation("Same")).toBeUndefined();
    expect(swagger.operation("constructor")?.method).toBe("delete");
    expect(swagger.operation("toString")).toBeUndefined();
  });

  test("extensions and methods of other letter case are no operations", () => {
    const swagger = readSwagger(file, {
      paths: { "x-internal": { get: {} }, "/a": { GET: {}, trace: {}, get: "soon", post: {} } },
    });

    expect(swagger.operations().map(({ name }) => name)).toEqual(["POST /a"]);
    expect(swagger.paths().map(({ template }) => template)).toEqual(["/a"]);
  });

  test("views are computed once", () => {
    const swagger = readSwagger(file, { paths: { "/a": { get: {} } } });

    expect(swagger.operations()).toBe(swagger.operations());
    expect(swagger.schemas()).toBe(swagger.schemas());
  });
});

describe("kinds of operations", () => {
  const notification = { "x-ms-notification-content": { schema: { type: "object" } } };
  test.each([
    ["an action", {}, "get", {}, "action"],
    ["a trigger that polls", {}, "get", { "x-ms-trigger": "batch" }, "trigger"],
    ["a webhook trigger", notification, "post", { "x-ms-trigger": "single" }, "webhook"],
    ["a webhook action", notification, "post", {}, "webhook"],
    ["a webhook that describes its own content", {}, "post", notification, "webhook"],
    ["the end of a subscription", notification, "delete", {}, "action"],
    ["an MCP server", {}, "post", { "x-ms-agentic-protocol": "mcp-streamable-1.0" }, "mcp"],
    ["an MCP server of a misspelled protocol", {}, "post", { "x-ms-agentic-protocol": "mcp" }, "mcp"],
    [
      "an MCP server declared by its path",
      { "x-ms-agentic-protocol": "mcp-streamable-1.0" },
      "post",
      {},
      "mcp",
    ],
    [
      "another operation of that path",
      { "x-ms-agentic-protocol": "mcp-streamable-1.0" },
      "get",
      {},
      "action",
    ],
  ])("%s", (_, pathItem, method, operation, kind) => {
    const swagger = readSwagger(file, { paths: { "/a": { ...pathItem, [method]: operation } } });

    expect(swagger.operations().map((one) => one.kind)).toEqual([kind]);
  });
});

describe("references", () => {
  const swagger = readSwagger(file, {
    definitions: {
      A: { $ref: "#/definitions/B" },
      B: { type: "string" },
      "with/slash and %": { type: "number" },
      Round: { $ref: "#/definitions/Trip" },
      Trip: { $ref: "#/definitions/Round" },
      Self: { $ref: "#/definitions/Self" },
    },
  });
  const resolve = (target: string) => swagger.resolve(nodeAt({ $ref: target }));

  test("chains are followed to their end", () => {
    expect(resolve("#/definitions/A")).toEqual({
      state: "resolved",
      node: { value: { type: "string" }, file, pointer: "/definitions/B" },
    });
  });

  test("pointers are unescaped, percent signs included", () => {
    expect(resolve("#/definitions/with~1slash%20and%20%25").state).toBe("resolved");
  });

  test.each([
    ["#/definitions/Gone", "missing"],
    ["#/definitions/constructor", "missing"],
    ["#/definitions/A/__proto__", "missing"],
    ["#A", "missing"],
    ["#/definitions/Self", "circular"],
    ["#/definitions/Round", "circular"],
    ["file:///etc/passwd", "external"],
    ["https://contoso.com/a.json#/definitions/A", "external"],
    ["", "external"],
  ])("%s is %s", (target, state) => {
    expect(resolve(target).state).toBe(state);
  });

  test("a node without reference is what it is", () => {
    const node = nodeAt({ $ref: 7 });

    expect(swagger.resolve(node)).toEqual({ state: "resolved", node });
  });

  test("all of the document are listed, examples and properties called $ref are not", () => {
    const listed = readSwagger(file, {
      paths: { "/a": { get: { responses: { default: { schema: { $ref: "#/definitions/A" } } } } } },
      definitions: {
        A: { example: { $ref: "#/no" }, default: { $ref: "#/no" }, properties: { $ref: { type: "string" } } },
        default: { properties: { example: { $ref: "x.json" } } },
      },
    }).references();

    expect(
      listed.map(({ node, holder, resolution }) => [node.pointer, holder.pointer, resolution.state]),
    ).toEqual([
      ["/paths/~1a/get/responses/default/schema/$ref", "/paths/~1a/get/responses/default/schema", "resolved"],
      ["/definitions/default/properties/example/$ref", "/definitions/default/properties/example", "external"],
    ]);
  });
});

describe("schemas", () => {
  test("each written schema comes once, with the names that lead to it", () => {
    const swagger = readSwagger(file, {
      paths: {
        "/a": {
          "x-ms-notification-content": { schema: { type: "object" } },
          post: {
            operationId: "Do",
            parameters: [
              { name: "input", in: "body", schema: { properties: { items: { type: "array", items: {} } } } },
            ],
            responses: { "200": { schema: { $ref: "#/definitions/Thing", properties: { ignored: {} } } } },
          },
        },
      },
      definitions: {
        Thing: { allOf: [{ $ref: "#/definitions/Base" }, { additionalProperties: { type: "string" } }] },
        Base: { type: "object", additionalProperties: true },
      },
    });

    const locations = swagger.schemas().map(({ role, names }) => `${role}: ${names.join(" > ")}`);

    expect(locations).toEqual([
      "definition: definitions > Thing",
      "allOf: definitions > Thing > allOf Base",
      "allOf: definitions > Thing > allOf",
      "additionalProperties: definitions > Thing > allOf > additionalProperties",
      "definition: definitions > Base",
      "notification: /a > x-ms-notification-content",
      "body: Do > input",
      "property: Do > input > items",
      "items: Do > input > items > items",
      "response: Do > 200",
    ]);
  });

  test("the properties of a schema are its own and those of allOf, even when it contains itself", () => {
    const swagger = readSwagger(file, {
      definitions: {
        Base: { properties: { id: { type: "string" }, kind: { type: "string" } } },
        Thing: {
          allOf: [{ $ref: "#/definitions/Base" }, { $ref: "#/definitions/Thing" }],
          properties: { kind: { type: "integer" } },
        },
      },
    });

    const properties = swagger.propertiesOf(nodeAt({ $ref: "#/definitions/Thing" }));

    expect(properties.map(({ name, node }) => [name, node.pointer])).toEqual([
      ["kind", "/definitions/Thing/properties/kind"],
      ["id", "/definitions/Base/properties/id"],
    ]);
  });
});

describe("expanded size", () => {
  test("a reference counts as what it refers to", () => {
    const swagger = readSwagger(file, {
      definitions: { A: { type: "string" }, B: [{ $ref: "#/definitions/A" }, { $ref: "#/definitions/A" }] },
    });

    expect(swagger.expandedSize()).toBe(9);
  });

  test("doubled references are found to be too large without being written out", () => {
    const definitions: Record<string, JsonValue> = { D0: { type: "string" } };
    for (let level = 1; level <= 60; level++) {
      const below = { $ref: `#/definitions/D${level - 1}` };
      definitions[`D${level}`] = { properties: { a: below, b: below } };
    }

    expect(readSwagger(file, { definitions }).expandedSize()).toBe("too-large");
  });

  test("a chain of ten thousand references and circles come to an end", () => {
    const definitions: Record<string, JsonValue> = {
      D0: { properties: { self: { $ref: "#/definitions/D0" } } },
    };
    for (let level = 1; level <= 10_000; level++) {
      definitions[`D${level}`] = { items: { $ref: `#/definitions/D${level - 1}` } };
    }

    expect(readSwagger(file, { definitions }).expandedSize()).toBe("too-large");
    expect(readSwagger(file, { a: { $ref: "#/a" }, b: { $ref: "#" } }).expandedSize()).toBe(3);
  });
});

/** JSON that uses the words of a swagger in the wrong positions. */
const words = [
  "paths",
  "/a",
  "get",
  "post",
  "parameters",
  "responses",
  "200",
  "default",
  "schema",
  "properties",
  "items",
  "allOf",
  "additionalProperties",
  "definitions",
  "$ref",
  "info",
  "title",
  "__proto__",
  "constructor",
  "x-ms-notification-content",
  "connectionParameters",
  "connectionParameterSets",
  "values",
  "policyTemplateInstances",
  "scriptOperations",
  "name",
  "in",
];
const anyJson = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: "medium", withCrossShrink: true },
    fc.constantFrom<JsonValue>(null, true, 0, "", "#/definitions/a", "#", "#/paths", "#/", "x.json"),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...words), tie("value"), { maxKeys: 6 }),
  ),
})).value;

test("no JSON makes a view fail", () => {
  fc.assert(
    fc.property(anyJson, (value) => {
      const swagger = readSwagger(file, value);
      swagger.operations();
      swagger.references();
      swagger.expandedSize();
      for (const { node } of swagger.schemas()) swagger.propertiesOf(node);
      const properties = readApiProperties("apiProperties.json", value);
      properties.connectionParameters();
      properties.policyTemplates();
    }),
    { seed: 20_261, numRuns: 2_000 },
  );
});
