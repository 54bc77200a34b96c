import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Connector } from "../../src/connector/connector.ts";
import { type FileTree, maxTextBytes } from "../../src/connector/file-tree.ts";
import { findConnectorFolders } from "../../src/connector/folders.ts";
import { readConnector } from "../../src/connector/read-connector.ts";
import { memoryTree } from "../helpers/memory-tree.ts";

async function readOnly(tree: FileTree): Promise<Connector> {
  const [location] = findConnectorFolders(await tree.list(), { preset: "generic", roots: [] });
  if (location === undefined) throw new Error("The tree has no connector.");
  return readConnector(tree, location);
}

const read = (files: Readonly<Record<string, string | Uint8Array>>): Promise<Connector> =>
  readOnly(memoryTree(files));

test("the views of a connector with crooked names are ready", async () => {
  const connector = await read({
    "Adele's Cakes/apidefinition.swagger.json": '{"info":{"title":"Cakes"}}',
    "Adele's Cakes/ApiProperties.json": '{"properties":{"publisher":"Adele"}}',
    "Adele's Cakes/README.MD": "# Cakes\r\n\r\n## Prerequisites\r\n",
    "Adele's Cakes/Script.csx": "public class Script : ScriptBase {}",
  });

  const [swagger, properties, readme, script] = [
    connector.view("swagger"),
    connector.view("properties"),
    connector.view("readme"),
    connector.view("script"),
  ];

  expect(connector.name).toBe("Adele's Cakes");
  expect(swagger.state === "ready" && swagger.view.title).toBe("Cakes");
  expect(properties.state === "ready" && properties.view.publisher).toBe("Adele");
  expect(readme.state === "ready" && readme.view.document.sections.map(({ title }) => title)).toEqual([
    "Cakes",
    "Prerequisites",
  ]);
  expect(script.state === "ready" && script.view.size).toBe(35);
  expect(connector.view("icon")).toEqual({ state: "absent" });
  expect(connector.file("readme")?.path).toBe("Adele's Cakes/README.MD");
  expect(connector.view("swagger")).toBe(swagger);
});

test("a repository that is one connector is called by its title", async () => {
  const named = await read({ "apiDefinition.swagger.json": '{"info":{"title":" Cakes "}}' });
  const nameless = await read({ "apiProperties.json": "{}" });

  expect([named.folder, named.name]).toEqual(["", "Cakes"]);
  expect(nameless.name).toBe("this repository");
});

test.each([
  ["broken JSON", '{"info": '],
  ["a list", "[]"],
  ["a text", '"swagger"'],
  ["nothing", ""],
  ["a zip file", "PK\u0003\u0004"],
])("a swagger that is %s is unreadable, its text can still be asked for", async (_, content) => {
  const connector = await read({ "A/apiDefinition.swagger.json": content, "A/apiProperties.json": "{}" });

  expect(connector.view("swagger")).toEqual({ state: "unreadable" });
  expect(connector.view("properties").state).toBe("ready");
  expect(connector.text("swagger")?.path).toBe("A/apiDefinition.swagger.json");
});

test("a swagger with comments and trailing commas is read tolerantly", async () => {
  const connector = await read({ "A/apiDefinition.swagger.json": '{ // draft\n "host": "a.contoso.com", }' });

  const swagger = connector.view("swagger");

  expect(swagger.state === "ready" && swagger.view.host).toBe("a.contoso.com");
  expect(connector.text("swagger")?.json?.state).toBe("tolerant");
});

test("a file above the limit is told with its size and is not read", async () => {
  const connector = await read({
    "A/apiProperties.json": "{}",
    "A/apiDefinition.swagger.json": " ".repeat(maxTextBytes + 1),
  });

  expect(connector.view("swagger")).toEqual({
    state: "too-large",
    size: maxTextBytes + 1,
    limit: maxTextBytes,
  });
  expect(connector.text("swagger")).toBeUndefined();
});

test("only files that play a role and samples are read, each once", async () => {
  const inner = memoryTree({
    "A/apiDefinition.swagger.json": "{}",
    "A/readme.md": "",
    "A/images/icon.png": "",
    "A/notes.docx": "",
  });
  const asked: string[] = [];
  const tree: FileTree = {
    ...inner,
    read(entry, limit) {
      asked.push(entry.path);
      return inner.read(entry, limit);
    },
  };

  const connector = await readOnly(tree);
  connector.view("swagger");
  connector.view("readme");

  expect(asked).toEqual(["A/apiDefinition.swagger.json", "A/readme.md"]);
  expect(connector.files).toHaveLength(4);
});

test.each(["certified", "independent", "custom"])(
  "the clean %s connector has all its views",
  async (kind) => {
    const directory = join(import.meta.dirname, `../../fixtures/connectors/clean-${kind}`);
    const names = readdirSync(directory);
    const files = Object.fromEntries(names.map((name) => [`A/${name}`, readFileSync(join(directory, name))]));

    const connector = await read(files);
    const swagger = connector.view("swagger");

    expect(connector.text("swagger")?.json?.state).toBe("strict");
    expect(connector.text("properties")?.json?.state).toBe("strict");
    expect(connector.view("readme").state).toBe("ready");
    expect(connector.view("icon").state).toBe(kind === "certified" ? "ready" : "absent");
    expect(swagger.state === "ready" && swagger.view.operations().length).toBeGreaterThanOrEqual(4);
    expect(
      swagger.state === "ready" &&
        swagger.view.references().every(({ resolution }) => resolution.state === "resolved"),
    ).toBe(true);
  },
);

test("calls, notes and bodies beside the connector are samples, the likeliest first and no more than twelve", async () => {
  const notes = Object.fromEntries(
    Array.from({ length: 14 }, (_, at) => [`a/notes/${at + 10}.txt`, "A note."]),
  );
  const { samples } = await read({
    ...notes,
    "a/apiDefinition.swagger.json": "{}",
    "a/readme.md": "# A",
    "a/settings.json": "{}",
    "a/answers.md": "# Answers",
    "a/calls.http": "GET https://a.example",
    "a/body.json": "{}",
    "a/large.http": "x".repeat(100 * 1024 + 1),
    "a/picture.png": "",
  });

  expect(samples.map(({ path }) => path)).toEqual([
    "a/calls.http",
    "a/answers.md",
    "a/body.json",
    ...Array.from({ length: 8 }, (_, at) => `a/notes/${at + 10}.txt`),
  ]);
});

test("a connector with another text in one file keeps what is known of the others", async () => {
  const connector = await read({
    "Cakes/apiDefinition.swagger.json": '{"info":{"title":"Cakes"}}',
    "Cakes/readme.md": "# Cakes\n",
    "Cakes/notes/calls.txt": "GET /cakes\n",
  });

  const renamed = connector.withText("Cakes/apiDefinition.swagger.json", '{"info":{"title":"Pies"}}');
  const noted = connector.withText("Cakes/notes/calls.txt", "GET /pies\n");

  const viewed = (need: "swagger" | "readme", one = connector): unknown => {
    const state = one.view(need);
    return state.state === "ready" ? state.view : undefined;
  };
  expect(viewed("readme", renamed)).toBe(viewed("readme"));
  expect(viewed("swagger", renamed)).toMatchObject({ title: "Pies" });
  expect(viewed("swagger", noted)).toBe(viewed("swagger"));
  expect(noted?.samples.map(({ source }) => source.text)).toEqual(["GET /pies\n"]);
  expect(noted?.files.find(({ path }) => path.endsWith("calls.txt"))?.size).toBe(10);
  expect(connector.samples.map(({ source }) => source.text)).toEqual(["GET /cakes\n"]);
  expect(connector.withText("Cakes/picture.bin", "")).toBeUndefined();
});
