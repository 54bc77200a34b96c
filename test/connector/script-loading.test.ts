import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import type { Connector } from "../../src/connector/connector.ts";
import { readConnector } from "../../src/connector/read-connector.ts";
import { memoryTree } from "../helpers/memory-tree.ts";

const files = { "a/apiDefinition.swagger.json": '{"swagger": "2.0"}' };
const script =
  "class Script : ScriptBase { public override Task<HttpResponseMessage> ExecuteAsync() => throw new E(); }";

async function read(tree: Readonly<Record<string, string | Uint8Array>>): Promise<Connector> {
  const contents = memoryTree(tree);
  const { entries } = await contents.list();
  return readConnector(contents, { folder: "a", kind: "custom", entries });
}

/** Reads a connector in a process of its own, and says whether the grammar was loaded there. */
function loadsGrammar(tree: Readonly<Record<string, string>>): boolean {
  const code = `
    import { createRequire } from "node:module";
    import { readConnector } from ${JSON.stringify(new URL("../../src/connector/read-connector.ts", import.meta.url).href)};
    import { memoryTree } from ${JSON.stringify(new URL("../helpers/memory-tree.ts", import.meta.url).href)};
    const tree = memoryTree(${JSON.stringify(tree)});
    const { entries } = await tree.list();
    (await readConnector(tree, { folder: "a", kind: "custom", entries })).view("script");
    console.log(Object.keys(createRequire("/").cache).some((path) => path.includes("web-tree-sitter")));`;
  const flags = ["--disable-warning=ExperimentalWarning", "--input-type=module", "--eval"];
  return execFileSync(process.execPath, [...flags, code], { encoding: "utf8" }).trim() === "true";
}

test("the grammar is loaded for a connector with a script only", () => {
  expect(loadsGrammar(files)).toBe(false);
  expect(loadsGrammar({ ...files, "a/script.csx": script })).toBe(true);
});

test("another text of the script is read without waiting", async () => {
  const connector = await read({ ...files, "a/script.csx": script });

  const changed = connector.withText("a/script.csx", script.replace("throw", "("));

  expect(changed?.view("script")).toMatchObject({ state: "ready", view: { isComplete: false } });
});

test("a script that is no text is not parsed", async () => {
  const { view } = await read({
    ...files,
    "a/script.csx": Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0xff, 0, 0xfe, 0, 0xff, 0, 0, 0xff),
  });

  expect(view("script").state).toBe("unreadable");
});
