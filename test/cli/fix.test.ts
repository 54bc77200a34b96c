import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runCommand } from "./run-command.ts";

const clean = join(import.meta.dirname, "../../fixtures/connectors/clean-certified");
const swagger = "apiDefinition.swagger.json";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "fix-"));
  cpSync(clean, folder, { recursive: true });
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function textOf(name = swagger): string {
  return readFileSync(join(folder, name), "utf8");
}

function spoil(change: (text: string) => string): string {
  const spoilt = change(textOf());
  writeFileSync(join(folder, swagger), spoilt);
  return spoilt;
}

test("applies verified fixes on disk, and lists them", async () => {
  const before = textOf();
  spoil((text) => text.replace('"/v1"', '"/v1/"').replace("x-ms-visibility", "x-ms-visibilty"));

  const ended = await runCommand(["check", "--fix", folder]);

  expect(textOf()).toBe(before);
  expect(ended.code).toBe(0);
  expect(ended.err).toBe(
    `fixed  ${swagger}:17  host/basepath-trailing\n       "basePath": "/v1/", → "basePath": "/v1",\n` +
      `fixed  ${swagger}:33  extension/misspelled\n       "x-ms-visibilty": "important", → "x-ms-visibility": "important",\n` +
      "2 fixes in 1 file.\n\n",
  );
});

test("keeps byte order mark, line ends and permissions, and leaves no file behind", async () => {
  const before = `\uFEFF${textOf().replaceAll("\n", "\r\n")}`;
  spoil(() => before.replace("x-ms-visibility", "x-ms-visibilty"));
  const mode = statSync(join(folder, swagger)).mode;
  const names = readdirSync(folder);

  await runCommand(["check", "--fix", folder]);

  expect(textOf()).toBe(before);
  expect(statSync(join(folder, swagger)).mode).toBe(mode);
  expect(readdirSync(folder)).toEqual(names);
});

test("a second run changes nothing", async () => {
  spoil((text) => text.replaceAll("x-ms-visibility", "x-ms-visibilty"));
  await runCommand(["check", "--fix", folder]);
  const after = textOf();

  const ended = await runCommand(["check", "--fix", folder]);

  expect(ended.err).toBe("Nothing to fix.\n\n");
  expect(textOf()).toBe(after);
});

test("what needs its author stays, and ends with 1", async () => {
  spoil((text) =>
    text.replace(/"operationId": "\w+"/, '"operationId": ""').replace("x-ms-visibility", "x-ms-visibilty"),
  );

  const ended = await runCommand(["check", "--fix", folder]);

  expect(ended.code).toBe(1);
  expect(ended.err).toContain("1 fix in 1 file.");
  expect(ended.out).toContain("operation/id-required");
});

test("without --fix the report names the command and counts the fixes, and nothing is written", async () => {
  const spoilt = spoil((text) => text.replace("x-ms-visibility", "x-ms-visibilty"));

  const ended = await runCommand(["check", folder]);

  expect(textOf()).toBe(spoilt);
  expect(ended.out).toContain("Write `x-ms-visibility`.   fix: connector-review check --fix\n");
  expect(ended.out).toContain("1 warning (1 fixable)");
});

test("a file behind a link is not looked at and not written", async () => {
  const outside = mkdtempSync(join(tmpdir(), "outside-"));
  const target = join(outside, swagger);
  const spoilt = textOf().replace("x-ms-visibility", "x-ms-visibilty");
  writeFileSync(target, spoilt);
  rmSync(join(folder, swagger));
  symlinkSync(target, join(folder, swagger));

  await runCommand(["check", "--fix", folder]);

  expect(readFileSync(target, "utf8")).toBe(spoilt);
  rmSync(outside, { recursive: true });
});

test("a fixed secret is not printed", async () => {
  const secret = "0f8fad5b-d9cb-469f-a165-70867728950e";
  const path = join(folder, "apiProperties.json");
  writeFileSync(path, readFileSync(path, "utf8").replace(/"clientId": "[^"]*"/, `"clientId": "${secret}"`));

  const ended = await runCommand(["check", "--fix", folder]);

  expect(readFileSync(path, "utf8")).not.toContain(secret);
  expect(ended.err).toContain("secret/client-id");
  expect(ended.err).not.toContain(secret);
});

test("commits are not fixed", async () => {
  const ended = await runCommand(["check", "--fix", "--base", "main", "--repo", folder]);

  expect(ended.code).toBe(2);
  expect(ended.err).toContain("--fix and --base can't be combined");
});
