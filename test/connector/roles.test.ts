import { expect, test } from "vitest";
import { assignRoles } from "../../src/connector/roles.ts";
import { memoryTree } from "../helpers/memory-tree.ts";

async function rolesOf(...names: readonly string[]): Promise<Record<string, string>> {
  const { entries } = await memoryTree(Object.fromEntries(names.map((name) => [`A/${name}`, ""]))).list();
  return Object.fromEntries([...assignRoles("A", entries)].map(([role, { path }]) => [role, path.slice(2)]));
}

test.each([
  "readme.md",
  "README.md",
  "Readme.md",
  "README.MD",
  "ReadMe.md",
  "ReadME.md",
  "readme.txt",
  "read-me.md",
])("%s is the readme", async (name) => {
  expect(await rolesOf(name)).toEqual({ readme: name });
});

test("intro.md is the readme only where there is none", async () => {
  expect(await rolesOf("intro.md")).toEqual({ readme: "intro.md" });
  expect(await rolesOf("intro.md", "README.md")).toEqual({ readme: "README.md" });
});

test("the right spelling wins over any other", async () => {
  expect(
    await rolesOf("A-Other.swagger.json", "apidefinition.swagger.json", "apiDefinition.swagger.json"),
  ).toEqual({
    swagger: "apiDefinition.swagger.json",
  });
});

test("a swagger of another name plays its role beside an apiProperties", async () => {
  expect(await rolesOf("De-Lijn.swagger.json", "apiProperties.json")).toEqual({
    swagger: "De-Lijn.swagger.json",
    properties: "apiProperties.json",
  });
});

test("icons and scripts of the wrong kind are found, so that rules can speak of them", async () => {
  expect(await rolesOf("Icon.svg", "Script.cs")).toEqual({ icon: "Icon.svg", script: "Script.cs" });
});

test("files in subfolders and files besides play no role", async () => {
  expect(await rolesOf("images/icon.png", "docs/readme.md", "readme_old.md", "license")).toEqual({});
});

test("of two swaggers with names of their own neither is the connector's", async () => {
  expect(await rolesOf("a.swagger.json", "b.swagger.json", "apiProperties.json")).toEqual({
    properties: "apiProperties.json",
  });
});
