import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeBack } from "../../src/local/write-back.ts";
import { gitBlobId } from "../../src/text/hash.ts";

let root = "";
const old = Buffer.from("old");
const fresh = Buffer.from("fresh");

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "write-"));
  mkdirSync(join(root, "a"));
  writeFileSync(join(root, "a/file.json"), old);
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

test("a file with the expected bytes is replaced, and nothing else is left behind", async () => {
  expect(await writeBack(root, "a/file.json", gitBlobId(old), fresh)).toEqual({ state: "written" });

  expect(readFileSync(join(root, "a/file.json"), "utf8")).toBe("fresh");
  expect(readdirSync(join(root, "a"))).toEqual(["file.json"]);
});

test("a file that has changed in the meantime stays", async () => {
  writeFileSync(join(root, "a/file.json"), "newer");

  expect(await writeBack(root, "a/file.json", gitBlobId(old), fresh)).toEqual({
    state: "refused",
    because: "it has changed in the meantime",
  });
  expect(readFileSync(join(root, "a/file.json"), "utf8")).toBe("newer");
});

test("links are not followed, neither files nor folders", async () => {
  symlinkSync("file.json", join(root, "a/link.json"));
  symlinkSync("a", join(root, "b"));

  expect((await writeBack(root, "a/link.json", gitBlobId(old), fresh)).state).toBe("refused");
  expect((await writeBack(root, "b/file.json", gitBlobId(old), fresh)).state).toBe("refused");
  expect(readFileSync(join(root, "a/file.json"), "utf8")).toBe("old");
});

test("a path never leads outside", async () => {
  for (const path of ["../x", "a/../../x", "/etc/x", "a//file.json", ""]) {
    expect((await writeBack(root, path, gitBlobId(old), fresh)).state).toBe("refused");
  }
});
