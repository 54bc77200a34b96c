import { expect, test } from "vitest";
import { defaultRoots } from "../../src/connector/folders.ts";
import { growingIndex, indexTree, withoutFolders } from "../../src/connector/index/index-of-connectors.ts";
import { readCleanConnector } from "../helpers/cases.ts";
import { memoryTree } from "../helpers/memory-tree.ts";
import { indexOf } from "../helpers/review-request.ts";

test("titles are compared without suffix, letter case and blanks", () => {
  const index = indexOf([{ folder: "a", title: "  Contoso   Invoices (INDEPENDENT Publisher) " }]);

  expect(index.withTitle("contoso invoices").map(({ folder }) => folder)).toEqual(["a"]);
});

test("a connector without a title is nobody's double", () => {
  const index = indexOf([{ title: null }, { title: "" }]);

  expect(index.withTitle("")).toEqual([]);
  expect(index.withTitle(" (Independent Publisher)")).toEqual([]);
});

test("hosts and base paths are compared without letter case and final slash", () => {
  const index = indexOf([{ folder: "a", host: "API.contoso.example", basePath: "/V1/" }]);

  expect(index.withAddress("api.Contoso.example", "/v1").map(({ folder }) => folder)).toEqual(["a"]);
  expect(index.withAddress("", "")).toEqual([]);
});

test.each([
  ["Kontoso Invoices", true],
  ["Contoso Invoice", true],
  ["Contsoo Invoices", true],
  ["Contoso Invoices", false],
  ["Contoso Bills", false],
])("%s is near Contoso Invoices: %s", (title, isNear) => {
  const index = indexOf([{ title }]);

  expect(index.nearTitle("Contoso Invoices", 2).length > 0).toBe(isNear);
});

test("an index without some folders does not find them", () => {
  const index = withoutFolders(
    indexOf([
      { folder: "a", title: "Contoso", iconBlob: "1" },
      { folder: "b", title: "Contoso", iconBlob: "1" },
    ]),
    new Set(["a"]),
  );

  expect(index.withTitle("contoso").map(({ folder }) => folder)).toEqual(["b"]);
  expect(index.withIcon("1").map(({ folder }) => folder)).toEqual(["b"]);
  expect(index.connectors.map(({ folder }) => folder)).toEqual(["b"]);
});

const look = {
  hash: "0000030303001800001515151554d4c0",
  ratio: 0.732,
  background: { red: 75, green: 46, blue: 131 },
};

test("icons are found by how they look, few bits apart", () => {
  const index = indexOf([
    { folder: "a", iconLook: look },
    { folder: "b", iconLook: { ...look, hash: "0000020303001800001515151554d4cf" } },
    { folder: "c", iconLook: { ...look, hash: "0000020303001800001515151554d4cf", ratio: 0.9 } },
    { folder: "d", iconLook: { ...look, background: { red: 75, green: 90, blue: 131 } } },
    { folder: "e", iconLook: { ...look, hash: "00000303030018000015151515a8d4c0" } },
    { folder: "f", iconLook: null },
  ]);

  expect(index.withIconLike(look).map(({ folder }) => folder)).toEqual(["a"]);
  const near = { ...look, hash: "0000020303001800001515151554d4c1" };
  expect(index.withIconLike(near).map(({ folder }) => folder)).toEqual(["a", "b"]);
});

test("a growing index knows what came before", () => {
  const { index, add } = growingIndex();
  const [contoso] = indexOf([{ title: "Contoso" }]).connectors;

  expect(index.withTitle("Contoso")).toEqual([]);
  if (contoso !== undefined) add(contoso);
  expect(index.withTitle("Contoso")).toHaveLength(1);
});

test("looks of icons are read when they are asked for", async () => {
  const icon = readCleanConnector("certified").get("icon.png") ?? new Uint8Array();
  const folder = "certified-connectors/A";
  const tree = memoryTree({ [`${folder}/apiProperties.json`]: "{}", [`${folder}/icon.png`]: icon });
  const looksOf = async (icons: boolean) =>
    (await indexTree(tree, defaultRoots("microsoft"), { icons })).connectors.map(({ iconLook }) => iconLook);

  expect(await looksOf(true)).toEqual([look]);
  expect(await looksOf(false)).toEqual([null]);
});

test("a tree is indexed by every spelling of its files, broken ones without facts", async () => {
  const tree = memoryTree({
    "certified-connectors/A/apidefinition.swagger.json":
      '{ "info": { "title": " Contoso " }, "host": "a.example", }',
    "certified-connectors/A/apiProperties.json": '{ "properties": { "publisher": "Contoso" } }',
    "certified-connectors/B/apiDefinition.swagger.json": "{",
    "independent-publisher-connectors/C/apiProperties.json": "[]",
    "README.md": "# Connectors",
  });
  const index = await indexTree(tree, defaultRoots("microsoft"));

  expect(
    index.connectors.map(({ folder, kind, title, host, publisher }) => [
      folder,
      kind,
      title,
      host,
      publisher,
    ]),
  ).toEqual([
    ["certified-connectors/A", "certified", "Contoso", "a.example", "Contoso"],
    ["certified-connectors/B", "certified", null, null, null],
    ["independent-publisher-connectors/C", "independent", null, null, null],
  ]);
});
