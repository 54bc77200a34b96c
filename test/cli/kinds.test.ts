/** The kind under which `check` reviews a connector: by the names of the folders above it, by `--kind`, or assumed, which the output says. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv } from "ajv";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import schema from "../../src/report/json/json.schema.json" with { type: "json" };
import { runCommand } from "./run-command.ts";

const clean = join(import.meta.dirname, "../../fixtures/connectors/clean-certified");
let top = "";

beforeAll(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), "kinds-")));
});

afterAll(() => rmSync(top, { recursive: true, force: true }));

function connectorAt(path: string): string {
  mkdirSync(join(top, path), { recursive: true });
  cpSync(clean, join(top, path), { recursive: true });
  return join(top, path);
}

interface Checked {
  readonly folder: string;
  readonly kind: string;
  readonly kindAssumed?: true;
}

async function checkedKinds(args: readonly string[], cwd: string): Promise<readonly Checked[]> {
  const { out, err } = await runCommand(["check", ...args, "--format", "json"], { cwd });
  expect(err).toBe("");
  const document = JSON.parse(out);
  expect(new Ajv({ strict: false }).validate(schema, document)).toBe(true);
  return document.connectors.map(({ folder, kind, kindAssumed }: Checked) => ({
    folder,
    kind,
    ...(kindAssumed && { kindAssumed }),
  }));
}

describe.each([
  ["certified-connectors", "certified"],
  ["independent-publisher-connectors", "independent"],
  ["custom-connectors", "custom"],
])("below %s, outside a clone", (above, kind) => {
  const folder = `${above}/Contoso Invoices`;

  test.each([
    ["from above", "a", [folder]],
    ["by its absolute path", ".", [join("TOP", "a", folder)]],
    ["inside the folder itself", `a/${folder}`, []],
    ["inside it, as a point", `a/${folder}`, ["."]],
    ["from the folder above it", `a/${above}`, ["Contoso Invoices"]],
    ["with a path that goes up and down", `a/${folder}`, ["../Contoso Invoices"]],
    ["all of the folder", `a/${above}`, []],
  ])("%s", async (_, cwd, args) => {
    connectorAt(`a/${folder}`);

    const paths = args.map((arg) => arg.replace("TOP", top));
    expect(await checkedKinds(paths, join(top, cwd))).toEqual([{ folder, kind }]);
  });
});

test("the innermost of such folders counts", async () => {
  const path = connectorAt("certified-connectors/old/independent-publisher-connectors/Contoso");

  expect(await checkedKinds([], path)).toEqual([
    { folder: "independent-publisher-connectors/Contoso", kind: "independent" },
  ]);
});

describe("where no folder says it", () => {
  test("the kind is assumed, and every format says so", async () => {
    const cwd = connectorAt("b/certified-connectors-old/Contoso");

    expect(await checkedKinds([], cwd)).toEqual([{ folder: "", kind: "custom", kindAssumed: true }]);
    const { out } = await runCommand(["check"], { cwd });
    expect(out).toMatch(/assumed to be custom.*--kind certified/);
    const markdown = await runCommand(["check", "--format", "markdown"], { cwd });
    expect(markdown.out).toMatch(/assumed to be custom/);
  });

  test.each(["certified", "independent", "custom"])("--kind %s says it", async (kind) => {
    const cwd = connectorAt("c/Contoso");

    expect(await checkedKinds(["--kind", kind], cwd)).toEqual([{ folder: "", kind }]);
    expect(await checkedKinds(["c", "--kind", kind], top)).toMatchObject([{ kind }]);
    expect((await runCommand(["check", "--kind", kind], { cwd })).out).not.toContain("assumed");
  });

  test("as many rules look at it as in the repository", async () => {
    const [plain, named] = [connectorAt("d/Contoso"), connectorAt("d/certified-connectors/Contoso")];
    const rulesOf = async (args: string[], cwd: string) =>
      /(\d+) rules/.exec((await runCommand(["check", ...args], { cwd })).out)?.[1];

    expect(await rulesOf(["--kind", "certified"], plain)).toBe(await rulesOf([], named));
    expect(await rulesOf([], plain)).not.toBe(await rulesOf([], named));
  });

  test("a word that is no kind is refused", async () => {
    expect((await runCommand(["check", "--kind", "official"], { cwd: top })).code).toBe(2);
  });
});

test("in a clone, --kind wins over the folder's name, for changes as well", async () => {
  const repository = join(top, "clone");
  connectorAt("clone/custom-connectors/Contoso");
  const git = (...args: string[]) =>
    execFileSync("git", [
      "-C",
      repository,
      "-c",
      "user.name=T",
      "-c",
      "user.email=t@contoso.example",
      ...args,
    ]);
  git("init", "-q", "-b", "main");
  git("commit", "-q", "--allow-empty", "-m", "Nothing");
  git("add", "-A");
  git("commit", "-q", "-m", "A connector");

  expect(await checkedKinds(["custom-connectors/Contoso", "--kind", "certified"], repository)).toMatchObject([
    { kind: "certified" },
  ]);
  expect(await checkedKinds(["--base", "HEAD~1", "--kind", "independent"], repository)).toMatchObject([
    { kind: "independent" },
  ]);
  expect(await checkedKinds(["--base", "HEAD~1"], repository)).toEqual([
    { folder: "custom-connectors/Contoso", kind: "custom" },
  ]);
});
