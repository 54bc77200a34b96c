/** Documents made to break a reviewer, each as the bytes of an apiDefinition.swagger.json. */
import { readCleanConnector } from "./cases.ts";

interface Members {
  [name: string]: unknown;
}

/** By name; made anew at each call. */
export const hostileDocuments: Readonly<Record<string, () => string | Uint8Array>> = {
  "100,000 objects deep": () =>
    `{"swagger":"2.0","x-deep":${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}}`,
  "100,000 lists deep": () => `{"swagger":"2.0","x-deep":${"[".repeat(100_000)}${"]".repeat(100_000)}}`,
  "100,000 levels deep and never closed": () => '{"a":['.repeat(100_000),
  "schemas nested 150 levels deep": () => cleanWith((document) => define(document, nested(70))),
  "references doubled 60 times": () => cleanWith((document) => doubled(document, 60)),
  "references doubled 60 times where no operation is": () =>
    cleanWith((document) => {
      doubled(document, 60);
      delete operation(document)["extra"];
    }),
  "references doubled 2,000 times": () => cleanWith((document) => doubled(document, 2_000)),
  "a chain of 20,000 references": () => cleanWith((document) => chain(document, 20_000)),
  "circular everywhere": () => cleanWith(circular),
  "references to themselves": () =>
    cleanWith((document) => {
      define(document, { $ref: "#/definitions/Extra" });
      member(document, "parameters")["InvoiceId"] = { $ref: "#/parameters/InvoiceId" };
    }),
  "a reference to the document": () => cleanWith((document) => define(document, { $ref: "#" })),
  "10 MB with 12,000 operations": () => large(12_000),
  "6,000 operations that are empty": () => small(6_000),
  "150 paths of variables": () => variables(150),
  "__proto__ and constructor": () => prototypes(),
  "a reference to a file": () => cleanWith((document) => define(document, { $ref: "file:///etc/passwd" })),
  "a reference to an address": () =>
    cleanWith((document) => define(document, { $ref: "http://127.0.0.1:9/definitions.json#/A" })),
  "a reference to a file beside": () =>
    cleanWith((document) => define(document, { $ref: "../apiProperties.json" })),
  "a pattern that never ends": () =>
    cleanWith((document) =>
      define(document, {
        type: "string",
        pattern: "^(a+)+$",
        default: `${"a".repeat(40)}!`,
        minimum: 2,
        maximum: 1,
      }),
    ),
  "a pattern of a million parentheses": () =>
    cleanWith((document) =>
      define(document, { type: "string", format: "none", pattern: "(".repeat(1_000_000) }),
    ),
  "20,000 blanks in every text": () => stretched(`a${" ".repeat(20_000)}b`),
  "20,000 full stops in every text": () => stretched(`a${".".repeat(20_000)}b`),
  "20,000 letters in every text": () => stretched(`${"a".repeat(20_000)}-`),
  "a title of 300,000 blanks": () =>
    cleanWith((document) => {
      member(document, "info")["title"] = `a${" ".repeat(300_000)}b`;
      member(document, "info")["description"] = `${"a ".repeat(150_000)}${"-".repeat(100_000)}`;
    }),
  "NUL bytes": () => clean().replace('"List invoices"', '"List\u0000 invoices"'),
  "NUL bytes alone": () => new Uint8Array(10_000),
  "lone surrogates": () => clean().replace('"List invoices"', '"List \\ud800 invoices\\udc00"'),
  "lone surrogates in names": () =>
    clean().replace('"Invoice": {', '"\\ud800": { "type": "strin" },\n    "Invoice": {'),
  "bytes that are no UTF-8": () =>
    Buffer.from(clean().replace("List invoices", "List \xff\xfe\x80"), "latin1"),
  "unpaired quotes": () => clean().replace('"List invoices"', '"List "invoices"'),
  "100,000 quotes": () => '"'.repeat(100_001),
  "an empty file": () => "",
  "200,000 comments": () => `${"/**/".repeat(200_000)}${clean()}`,
  "quotes escaped in a comment": () => `// ${`"${'\\"'.repeat(100_000)}`}\n${clean()}`,
  "one key again and again": () => `{"swagger":"2.0",${'"x-a":{"b":1,"b":1},'.repeat(10_000)}"x-z":1}`,
  "addresses that end nowhere": () => stretched(`${"www.".repeat(20_000)}) x`),
  "misspelt again and again": () =>
    cleanWith((document) => {
      member(document, "info")["description"] = "recieve the ".repeat(20_000);
    }),
  "product names again and again": () =>
    cleanWith((document) => {
      member(document, "info")["description"] =
        `${"Logic Apps ".repeat(40_000)}${"Power Apps ".repeat(40_000)}`;
    }),
  "10,000 scopes that are not defined": () => scopes(10_000),
  "blanks only": () => " \n".repeat(100_000),
  "a number": () => "42",
  null: () => "null",
  "a list": () => "[]",
  "an empty object": () => "{}",
  "wrong types everywhere": () =>
    JSON.stringify(
      JSON.parse(clean(), (name, value: unknown) =>
        typeof value === "string" && name !== "swagger" ? [value] : value,
      ),
    ),
  "a line of 5 MB": () =>
    cleanWith((document) => define(document, { type: "strin", description: "x".repeat(5_000_000) })),
};

/** What is no keyword of the format gets longer. */
function stretched(filling: string): string {
  const keywords = new Set(["swagger", "type", "in", "format", "$ref", "x-ms-visibility", "x-ms-trigger"]);
  const stretch = (name: string, value: unknown): unknown =>
    typeof value === "string" && !keywords.has(name) && Number.isNaN(Number(name))
      ? `${value} ${filling}`
      : value;
  return JSON.stringify(JSON.parse(clean(), stretch));
}

function clean(): string {
  return Buffer.from(readCleanConnector("certified").get("apiDefinition.swagger.json") ?? []).toString(
    "utf8",
  );
}

function cleanWith(change: (document: Members) => void): string {
  const document: Members = JSON.parse(clean());
  change(document);
  return JSON.stringify(document, null, 1);
}

function member(holder: Members, name: string): Members {
  return holder[name] as Members; // of the clean connector, where it is an object
}

/** Properties of what an operation returns. */
function operation(document: Members): Members {
  return member(member(member(document, "definitions"), "Invoice"), "properties");
}

/** A definition `Extra` that operations use. */
function define(document: Members, schema: unknown): void {
  member(document, "definitions")["Extra"] = schema;
  operation(document)["extra"] = { $ref: "#/definitions/Extra" };
}

function nested(levels: number): unknown {
  let schema: unknown = { type: "string" };
  for (let level = 0; level < levels; level++) schema = { type: "object", properties: { a: schema } };
  return schema;
}

function doubled(document: Members, times: number): void {
  const definitions = member(document, "definitions");
  definitions["D0"] = { type: "string" };
  for (let level = 1; level <= times; level++) {
    const $ref = `#/definitions/D${level - 1}`;
    definitions[`D${level}`] = { type: "object", properties: { a: { $ref }, b: { $ref } } };
  }
  operation(document)["extra"] = { $ref: `#/definitions/D${times}` };
}

function chain(document: Members, length: number): void {
  const definitions = member(document, "definitions");
  for (let link = 0; link < length; link++) {
    definitions[`C${link}`] = {
      type: "object",
      properties: { next: { $ref: `#/definitions/C${link + 1}` } },
    };
  }
  definitions[`C${length}`] = { type: "strin" };
  operation(document)["extra"] = { $ref: "#/definitions/C0" };
}

/** Every definition has every definition, and is a part of its parts. */
function circular(document: Members): void {
  const definitions = member(document, "definitions");
  const names = Array.from({ length: 120 }, (_, index) => `R${index}`);
  for (const name of names) {
    const refs = names.map((other) => [other, { $ref: `#/definitions/${other}` }]);
    definitions[name] = {
      type: "object",
      required: names,
      properties: Object.fromEntries(refs),
      allOf: [{ $ref: `#/definitions/${name}` }],
      additionalProperties: { $ref: `#/definitions/${name}` },
    };
  }
  operation(document)["extra"] = { $ref: "#/definitions/R0" };
}

function paths(count: number, path: (index: number) => string, item: (index: number) => unknown): Members {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [path(index), item(index)]));
}

function withPaths(made: Members): string {
  return cleanWith((document) => {
    document["paths"] = made;
    delete document["x-ms-capabilities"];
  });
}

function large(count: number): string {
  const text =
    "A sentence that stands in the description to make the document as large as it should be. ".repeat(5);
  return withPaths(
    paths(
      count,
      (index) => `/things${index}/{id}`,
      (index) => ({
        get: {
          operationId: `GetThing${index}`,
          summary: `Get thing ${index}`,
          description: text,
          parameters: [{ name: "id", in: "path", required: true, type: "string", description: "The thing." }],
          responses: { 200: { description: "The thing.", schema: { $ref: "#/definitions/Invoice" } } },
        },
      }),
    ),
  );
}

function small(count: number): string {
  return JSON.stringify({
    swagger: "2.0",
    paths: paths(
      count,
      (index) => `/t${index}`,
      () => ({ get: {} }),
    ),
  });
}

function variables(count: number): string {
  const item = { get: { parameters: [], responses: {} } };
  const path = (index: number): string =>
    `/${[...index.toString(2).padStart(14, "0")].map((bit, at) => (bit === "1" ? `{v${at}}` : "s")).join("/")}`;
  return JSON.stringify({ swagger: "2.0", paths: paths(count, path, () => item) });
}

/** Written as text: an object of JavaScript would lose some of them. */
function prototypes(): string {
  const names = ["__proto__", "constructor", "prototype", "hasOwnProperty", "toString", "valueOf", "then"];
  const schemas = names.map((name) => `"${name}": { "type": "object", "required": ["${name}"] }`).join(", ");
  const operations = names.map(
    (name) =>
      `"/${name}": { "get": { "operationId": "${name}", "__proto__": { "summary": "No" }, "constructor": 1, ` +
      `"parameters": [{ "name": "${name}", "in": "${name}", "type": "${name}", "format": "${name}" }], ` +
      `"responses": { "${name}": { "schema": { "$ref": "#/definitions/${name}" } }, "200": { "$ref": "#/responses/${name}" } } } }`,
  );
  return (
    `{ "swagger": "2.0", "__proto__": { "host": "example.com" }, "constructor": { "name": "x" }, ` +
    `"info": { "title": "constructor", "__proto__": { "version": "1" } }, "schemes": ["${names.join('", "')}"], ` +
    `"paths": { ${operations.join(", ")} }, "definitions": { ${schemas} }, ` +
    `"securityDefinitions": { ${names.map((name) => `"${name}": { "type": "${name}" }`).join(", ")} }, ` +
    `"security": [{ "__proto__": [], "constructor": "${names[1]}" }] }`
  );
}

/** A requirement for other scopes than those of the definition, which are as many. */
function scopes(count: number): string {
  const named = (start: string): string[] => Array.from({ length: count }, (_, at) => `${start}.${at}`);
  return cleanWith((document) => {
    const definition = member(member(document, "securityDefinitions"), "oauth2_auth");
    definition["scopes"] = Object.fromEntries(named("read").map((name) => [name, name]));
    document["security"] = [{ oauth2_auth: named("write") }];
  });
}
