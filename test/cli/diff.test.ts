import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runCommand } from "./run-command.ts";

const clean = join(import.meta.dirname, "../../fixtures/connectors/clean-certified");
const folder = "certified-connectors/Contoso Invoices";

let repository = "";

beforeAll(() => {
  repository = mkdtempSync(join(tmpdir(), "diff-"));
  cpSync(clean, join(repository, folder), { recursive: true });
  git("init", "-q", "-b", "published");
  commit("A clean connector");
  git("checkout", "-q", "-b", "update");
  edit((swagger) => {
    swagger.definitions.Invoice.properties.customer = undefined;
    swagger.definitions.Invoice.properties.paidAt = { type: "string", format: "date-time" };
    swagger.paths["/invoices"].get.parameters.push({ name: "company", in: "query", type: "string" });
    return swagger;
  });
  commit("Take an output away, add another and an optional parameter");
  git("checkout", "-q", "-b", "texts", "published");
  edit((swagger) => ({ ...swagger, info: { ...swagger.info, description: "Other words." } }));
  commit("Say it in other words");
});

afterAll(() => rmSync(repository, { recursive: true, force: true }));

test("an update that breaks flows ends with 1 and lists what breaks, where, and what is safe", async () => {
  const ended = await runCommand(["diff", "published", "update", "--repo", repository]);

  expect(ended.code).toBe(1);
  expect(ended.out).toContain("5 changes that break flows which run today. 6 safe changes.");
  expect(ended.out).toContain("breaks  The output `customer` of `GetInvoice` is gone.");
  expect(ended.out).toContain("base line 313, head line 312, hits every flow that uses the output");
  expect(ended.out).toContain("safe    ListInvoices: new optional parameter `company`");
});

test("the changelog can be pasted", async () => {
  const ended = await runCommand([
    "diff",
    "published",
    "update",
    "--repo",
    repository,
    "--format",
    "markdown",
  ]);

  expect(ended.out).toMatch(
    /^### Contoso Invoices\n\n5 changes that break flows which run today\. 6 safe changes\.\n/,
  );
  expect(ended.out).toContain("**Breaking**\n- The output `customer` of");
  expect(ended.out).toContain("**Safe**\n- `ListInvoices`: new optional parameter `company`");
});

test("as JSON it lists every change with what it was and what it is", async () => {
  const ended = await runCommand([
    "diff",
    "published",
    "update",
    folder,
    "--repo",
    repository,
    "--format",
    "json",
  ]);

  const { version, connectors } = JSON.parse(ended.out);
  expect(version).toBe(1);
  expect(connectors).toHaveLength(1);
  expect(connectors[0]).toMatchObject({ folder, change: "changed", isMinor: false, isComplete: true });
  expect(connectors[0].breaking.map((one: { comparison: object }) => one.comparison)).toContainEqual({
    operation: "GetInvoice",
    what: "output `customer`",
    before: "string",
    after: "removed",
    who: "every flow that uses the output",
    beforeLine: 313,
  });
});

test("an update of texts is minor and ends with 0", async () => {
  const ended = await runCommand(["diff", "published", "texts", "--repo", repository]);

  expect(ended.code).toBe(0);
  expect(ended.out).toContain("A minor update: texts, contact and looks only.");
});

test("a folder without a difference is refused", async () => {
  const ended = await runCommand(["diff", "published", "texts", "elsewhere", "--repo", repository]);

  expect(ended.code).toBe(2);
  expect(ended.err).toContain("No connector in elsewhere differs between published and texts.");
});

function git(...args: string[]): void {
  const who = ["-c", "user.name=Tester", "-c", "user.email=tester@contoso.example"];
  execFileSync("git", ["-C", repository, ...who, ...args]);
}

function commit(message: string): void {
  git("add", "-A");
  git("commit", "-q", "-m", message);
}

// The clean connector, whose shape these tests know.
// biome-ignore lint/suspicious/noExplicitAny: a document of ours, changed by its members' names
function edit(change: (swagger: any) => unknown): void {
  const path = join(repository, folder, "apiDefinition.swagger.json");
  writeFileSync(path, `${JSON.stringify(change(JSON.parse(readFileSync(path, "utf8"))), null, 2)}\n`);
}
