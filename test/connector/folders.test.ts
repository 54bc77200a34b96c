import { expect, test } from "vitest";
import { defaultRoots, findConnectorFolders, presetOf, type Roots } from "../../src/connector/folders.ts";
import { memoryTree } from "../helpers/memory-tree.ts";

const microsoft = defaultRoots("microsoft");
const generic = defaultRoots("generic");

async function find(paths: readonly string[], roots: Roots): Promise<string[]> {
  const listing = await memoryTree(Object.fromEntries(paths.map((path) => [path, path]))).list();
  return findConnectorFolders(listing, roots).map(({ folder, kind }) => `${kind} ${folder}`);
}

test("folders below the three roots are connectors of the root's kind", async () => {
  const found = await find(
    [
      "certified-connectors/Contoso/apiDefinition.swagger.json",
      "independent-publisher-connectors/Fabrikam/apiProperties.json",
      "custom-connectors/Northwind/apiDefinition.swagger.json",
      "tools/paconn/apiProperties.json",
      "readme.md",
    ],
    microsoft,
  );

  expect(found).toEqual([
    "certified certified-connectors/Contoso",
    "custom custom-connectors/Northwind",
    "independent independent-publisher-connectors/Fabrikam",
  ]);
});

test("folder names may hold blanks, apostrophes and any letters", async () => {
  const found = await find(
    [
      "certified-connectors/Adele's Cakes & Co/apiDefinition.swagger.json",
      "certified-connectors/Brønnøysund/apiDefinition.swagger.json",
      "certified-connectors/東京 Weather/apiDefinition.swagger.json",
    ],
    microsoft,
  );

  expect(found).toEqual([
    "certified certified-connectors/Adele's Cakes & Co",
    "certified certified-connectors/Brønnøysund",
    "certified certified-connectors/東京 Weather",
  ]);
});

test("a misspelt apiDefinition makes a connector, somebody's other swagger does not", async () => {
  const found = await find(
    [
      "a/apidefinition.swagger.json",
      "b/apiDefination.swagger.json",
      "c/apiDefinition.json",
      "d/ApiProperties.json",
      "e/petstore.swagger.json",
      "f/package.json",
    ],
    generic,
  );

  expect(found).toEqual(["custom a", "custom b", "custom c", "custom d"]);
});

test("a stray file in a root makes the root no connector", async () => {
  expect(await find(["certified-connectors/apiDefinition.swagger.json"], microsoft)).toEqual([]);
});

test("connectors are found at any depth", async () => {
  const path = "certified-connectors/Contoso/Invoices/v2/apiDefinition.swagger.json";

  expect(await find([path], microsoft)).toEqual(["certified certified-connectors/Contoso/Invoices/v2"]);
});

test("a connector inside a connector owns its own files", async () => {
  const tree = memoryTree({
    "outer/apiDefinition.swagger.json": "1",
    "outer/inner/apiDefinition.swagger.json": "2",
    "outer/inner/images/one.png": "3",
    "outer/images/two.png": "4",
  });

  const [outer, inner] = findConnectorFolders(await tree.list(), generic);

  expect(outer?.entries.map(({ path }) => path)).toEqual([
    "outer/apiDefinition.swagger.json",
    "outer/images/two.png",
  ]);
  expect(inner?.entries.map(({ path }) => path)).toEqual([
    "outer/inner/apiDefinition.swagger.json",
    "outer/inner/images/one.png",
  ]);
});

test("a repository can be one connector", async () => {
  const tree = memoryTree({
    "apiDefinition.swagger.json": "1",
    "readme.md": "2",
    ".github/workflows/ci.yml": "3",
    "node_modules/x/apiProperties.json": "4",
  });

  const found = findConnectorFolders(await tree.list(), generic);

  expect(found.map(({ folder, kind, entries }) => [folder, kind, entries.length])).toEqual([
    ["", "custom", 2],
  ]);
});

test("of several roots the longest decides the kind", async () => {
  const roots: Roots = {
    preset: "generic",
    roots: [
      { path: "connectors", kind: "certified" },
      { path: "connectors/community", kind: "independent" },
    ],
  };

  const found = await find(
    [
      "connectors/A/apiProperties.json",
      "connectors/community/B/apiProperties.json",
      "connectors/communityX/C/apiProperties.json",
      "elsewhere/D/apiProperties.json",
    ],
    roots,
  );

  expect(found).toEqual([
    "certified connectors/A",
    "independent connectors/community/B",
    "certified connectors/communityX/C",
    "custom elsewhere/D",
  ]);
});

test("a link named like an apiDefinition makes no connector", () => {
  const entries = [
    { path: "a/apiDefinition.swagger.json", kind: "link", id: "0".repeat(40), size: 9 },
  ] as const;

  expect(findConnectorFolders({ entries, isComplete: true }, generic)).toEqual([]);
});

test("the folders of Microsoft's repository choose its preset", async () => {
  const presetFor = async (path: string): Promise<string> =>
    presetOf(await memoryTree({ [path]: "" }).list());

  expect(await presetFor("certified-connectors/A/readme.md")).toBe("microsoft");
  expect(await presetFor("independent-publisher-connectors/A/readme.md")).toBe("microsoft");
  expect(await presetFor("custom-connectors/A/readme.md")).toBe("generic");
  expect(await presetFor("docs/certified-connectors/A/readme.md")).toBe("generic");
});
