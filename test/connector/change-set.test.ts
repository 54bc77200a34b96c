import { expect, test } from "vitest";
import { changeSet } from "../../src/connector/change/change-set.ts";
import { defaultRoots } from "../../src/connector/folders.ts";
import { memoryTree } from "../helpers/memory-tree.ts";

const root = "certified-connectors";

/** A swagger with members of its own, long enough to differ from others. */
function swagger(name: string, ...extra: readonly string[]): string {
  const own = ["List", "Get", "Create", "Delete"].map((verb) => `Operation to ${verb} the things of ${name}`);
  return JSON.stringify({ swagger: "2.0", info: { title: name }, paths: [...own, ...extra] }, null, 2);
}

async function compare(
  base: Readonly<Record<string, string>>,
  head: Readonly<Record<string, string>>,
): Promise<{ changes: string[]; outside: readonly string[] }> {
  const { connectors, outside } = await changeSet(
    memoryTree(base),
    memoryTree(head),
    defaultRoots("microsoft"),
  );
  const changes = connectors.map(({ change, folder, renamedFrom, before, after }) => {
    const sides = `${before === null ? "-" : "b"}${after === null ? "-" : "a"}`;
    return `${change} ${folder}${renamedFrom === null ? "" : ` from ${renamedFrom}`} ${sides}`;
  });
  return { changes, outside };
}

test("only connectors with a differing file are in the change set", async () => {
  const base = {
    [`${root}/A/apiDefinition.swagger.json`]: swagger("A"),
    [`${root}/B/apiDefinition.swagger.json`]: swagger("B"),
    [`${root}/C/apiDefinition.swagger.json`]: swagger("Cellar"),
  };
  const head = {
    [`${root}/A/apiDefinition.swagger.json`]: swagger("A"),
    [`${root}/B/apiDefinition.swagger.json`]: swagger("B", "more"),
    [`${root}/D/apiDefinition.swagger.json`]: swagger("Dairy"),
  };

  const { changes, outside } = await compare(base, head);

  expect(changes).toEqual([`changed ${root}/B ba`, `removed ${root}/C b-`, `added ${root}/D -a`]);
  expect(outside).toEqual([]);
});

test("equal trees have no changes", async () => {
  const files = { [`${root}/A/apiDefinition.swagger.json`]: swagger("A"), "readme.md": "x" };

  expect(await compare(files, files)).toEqual({ changes: [], outside: [] });
});

test("a file at any depth below a connector touches it", async () => {
  const base = { [`${root}/A/apiDefinition.swagger.json`]: swagger("A") };
  const head = { ...base, [`${root}/A/images/deep/1.png`]: "x" };

  const set = await changeSet(memoryTree(base), memoryTree(head), defaultRoots("microsoft"));

  expect(set.connectors.map(({ change, files }) => [change, files])).toEqual([
    ["changed", [`${root}/A/images/deep/1.png`]],
  ]);
});

test("files of no connector are outside", async () => {
  const head = {
    [`${root}/stray.json`]: "1",
    [`${root}/Draft/notes.md`]: "2",
    "apiDefinition.swagger.json": "3",
    ".github/x.yml": "4",
  };

  const { changes, outside } = await compare({}, head);

  expect(changes).toEqual([]);
  expect(outside).toEqual([
    ".github/x.yml",
    "apiDefinition.swagger.json",
    `${root}/Draft/notes.md`,
    `${root}/stray.json`,
  ]);
});

test("a folder with the same swagger under another name is renamed", async () => {
  const { changes } = await compare(
    { [`${root}/Old Name/apiDefinition.swagger.json`]: swagger("Contoso") },
    { [`${root}/New Name/apiDefinition.swagger.json`]: swagger("Contoso") },
  );

  expect(changes).toEqual([`changed ${root}/New Name from ${root}/Old Name ba`]);
});

test("a renamed folder is recognised although its swagger was changed and reformatted", async () => {
  const { changes } = await compare(
    { [`${root}/Old/apiDefinition.swagger.json`]: swagger("Contoso") },
    {
      [`${root}/New/apiDefinition.swagger.json`]: JSON.stringify(
        JSON.parse(swagger("Contoso", "more")),
        null,
        4,
      ),
    },
  );

  expect(changes).toEqual([`changed ${root}/New from ${root}/Old ba`]);
});

test("a rename that only changes letter case is a rename", async () => {
  const { changes } = await compare(
    { [`${root}/contoso/apiDefinition.swagger.json`]: "{}" },
    { [`${root}/Contoso/apiDefinition.swagger.json`]: "[]" },
  );

  expect(changes).toEqual([`changed ${root}/Contoso from ${root}/contoso ba`]);
});

test("a connector that moves to another root is renamed and gets the new kind", async () => {
  const set = await changeSet(
    memoryTree({ "custom-connectors/A/apiDefinition.swagger.json": swagger("A") }),
    memoryTree({ "certified-connectors/A/apiDefinition.swagger.json": swagger("A") }),
    defaultRoots("microsoft"),
  );

  expect(set.connectors.map(({ kind, renamedFrom }) => [kind, renamedFrom])).toEqual([
    ["certified", "custom-connectors/A"],
  ]);
  expect(set.connectors[0]?.files).toEqual([
    "certified-connectors/A/apiDefinition.swagger.json",
    "custom-connectors/A/apiDefinition.swagger.json",
  ]);
});

test("one connector going and an unlike one coming are no rename", async () => {
  const { changes } = await compare(
    { [`${root}/A/apiDefinition.swagger.json`]: swagger("Apples") },
    { [`${root}/B/apiDefinition.swagger.json`]: swagger("Bicycles") },
  );

  expect(changes).toEqual([`removed ${root}/A b-`, `added ${root}/B -a`]);
});

test("of two new folders the one with the equal swagger is the renamed one", async () => {
  const { changes } = await compare(
    { [`${root}/A/apiDefinition.swagger.json`]: swagger("A") },
    {
      [`${root}/B/apiDefinition.swagger.json`]: swagger("A"),
      [`${root}/C/apiDefinition.swagger.json`]: swagger("A", "more"),
    },
  );

  expect(changes).toEqual([`changed ${root}/B from ${root}/A ba`, `added ${root}/C -a`]);
});

test("a folder that loses both definition files is removed although its readme stays", async () => {
  const readme = { [`${root}/A/readme.md`]: "x" };

  const { changes } = await compare(
    { ...readme, [`${root}/A/apiDefinition.swagger.json`]: swagger("A") },
    readme,
  );

  expect(changes).toEqual([`removed ${root}/A b-`]);
});
