import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv } from "ajv";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import schema from "../../src/report/json/json.schema.json" with { type: "json" };
import { runCommand } from "./run-command.ts";

const clean = join(import.meta.dirname, "../../fixtures/connectors/clean-certified");
const folder = "certified-connectors/Contoso Invoices";

let repository = "";

beforeAll(() => {
  repository = mkdtempSync(join(tmpdir(), "check-"));
  cpSync(clean, join(repository, folder), { recursive: true });
  git("init", "-q", "-b", "main");
  git("add", "-A");
  git("commit", "-q", "-m", "A clean connector");
  git("checkout", "-q", "-b", "change");
  edit((text) => text.replace(/"operationId": "\w+"/, '"operationId": ""'));
  git("commit", "-q", "-a", "-m", "Lose an operation id");
});

afterAll(() => rmSync(repository, { recursive: true, force: true }));

function git(...args: string[]): string {
  const who = ["-c", "user.name=Tester", "-c", "user.email=tester@contoso.example"];
  return execFileSync("git", ["-C", repository, ...who, ...args], { encoding: "utf8" });
}

function edit(change: (text: string) => string): void {
  const path = join(repository, folder, "apiDefinition.swagger.json");
  writeFileSync(path, change(readFileSync(path, "utf8")));
}

test("a clean connector ends with 0 and says that it is ready", async () => {
  const ended = await runCommand(["check", clean]);

  expect(ended.code).toBe(0);
  expect(ended.out).toContain("Ready for human review.");
});

test("quiet prints nothing about a clean connector", async () => {
  expect(await runCommand(["check", clean, "--quiet"])).toEqual({ code: 0, out: "", err: "" });
});

describe("a change between two commits", () => {
  test("ends with 1 and names file, line, rule and fix", async () => {
    const ended = await runCommand(["check", "--base", "main", "--repo", repository]);

    expect(ended.code).toBe(1);
    expect(ended.out).toContain("operation/id-required");
    expect(ended.out).toMatch(/apiDefinition\.swagger\.json:\d+:\d+/);
  });

  test("as JSON it follows the schema", async () => {
    const ended = await runCommand(["check", "--base", "main", "--repo", repository, "--format", "json"]);

    const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);
    expect(validate(JSON.parse(ended.out)), JSON.stringify(validate.errors)).toBe(true);
    const document = JSON.parse(ended.out);
    expect(document.base).toBe(git("rev-parse", "main").trim());
    expect(document.head).toBe(git("rev-parse", "change").trim());
    expect(document.connectors[0].folder).toBe(folder);
  });

  test("as a plan it shows a review, its line comment and the check run", async () => {
    const ended = await runCommand(["plan", "--base", "main", "--head", "change", "--repo", repository]);

    expect(ended.code).toBe(1);
    expect(ended.out).toMatch(/^## 1\. Create a review with \d+ line comments?$/m);
    expect(ended.out).toContain("operation/id-required");
  });

  test("a base that does not exist is refused", async () => {
    const ended = await runCommand(["check", "--base", "nowhere", "--repo", repository]);

    expect(ended.code).toBe(2);
    expect(ended.err).toContain("nowhere");
  });
});

test("the working tree is reviewed as it is on disk, under its folder's name in the repository", async () => {
  const ended = await runCommand(["check", "--format", "json", "certified-connectors"], { cwd: repository });

  expect(ended.code).toBe(1);
  expect(JSON.parse(ended.out).connectors.map((one: { folder: string }) => one.folder)).toEqual([folder]);
});

test("the report goes to a file when asked", async () => {
  const file = join(repository, "report.json");

  const ended = await runCommand(["check", clean, "--format", "json", "--output", file]);

  expect([ended.code, ended.out]).toEqual([0, ""]);
  expect(JSON.parse(readFileSync(file, "utf8")).version).toBe(1);
});

test("settings with a mistake stop the review with file, line and column", async () => {
  const file = join(repository, "settings.yml");
  writeFileSync(file, "roots:\n  - path: connectors\n    kind: custom\n    knid: custom\n");

  const ended = await runCommand(["check", clean, "--config", file]);

  expect(ended.code).toBe(2);
  expect(ended.err).toContain(`${file}:4:5`);
});

test("below a folder with settings of its own they are in force", async () => {
  mkdirSync(join(repository, ".github"), { recursive: true });
  writeFileSync(join(repository, ".github/connector-review.yml"), "rules:\n  operation/id-required: off\n");

  const ended = await runCommand(["check"], { cwd: repository });

  rmSync(join(repository, ".github"), { recursive: true });
  expect(ended.out).not.toContain("operation/id-required");
});
