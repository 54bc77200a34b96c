import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { tarFiles } from "../../src/github/files/tar.ts";

const long = `${"Fabrikam and friends ".repeat(12).trim()}/apiDefinition.swagger.json`;
const files: Readonly<Record<string, string>> = {
  "Contoso's Büro/apiDefinition.swagger.json": '{ "swagger": "2.0" }',
  "empty.txt": "",
  [long]: "x".repeat(70_000),
  "plain.txt": "plain",
};
let repository: string;
let archive: Buffer;

beforeAll(() => {
  repository = mkdtempSync(join(tmpdir(), "tar-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(repository, path, ".."), { recursive: true });
    writeFileSync(join(repository, path), text);
  }
  const git = (...args: string[]): Buffer =>
    execFileSync(
      "git",
      ["-C", repository, "-c", "user.name=a", "-c", "user.email=a@contoso.example", ...args],
      {
        maxBuffer: 10_000_000,
      },
    );
  git("init", "-q");
  git("add", "-A");
  git("commit", "-qm", "all");
  archive = git("archive", "--format=tar", "--prefix=o-r-9e77d01/", "HEAD");
});
afterAll(() => rmSync(repository, { recursive: true, force: true }));

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(bytes: Uint8Array, chunk: number, limit = 1_000_000): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for await (const file of tarFiles(inChunks(bytes, chunk), () => limit)) {
    found[file.path] = Buffer.from(file.bytes).toString("utf8");
  }
  return found;
}

test.each([1, 100, 511, 512, 65_536])("git's archive is read in chunks of %i bytes", async (chunk) => {
  const expected = Object.fromEntries(
    Object.entries(files).map(([path, text]) => [`o-r-9e77d01/${path}`, text]),
  );

  expect(await read(archive, chunk)).toEqual(expected);
});

test("files above the limit are passed over", async () => {
  expect(Object.keys(await read(archive, 4096, 50))).toEqual([
    "o-r-9e77d01/Contoso's Büro/apiDefinition.swagger.json",
    "o-r-9e77d01/empty.txt",
    "o-r-9e77d01/plain.txt",
  ]);
});

test("an archive that ends early is an error", async () => {
  await expect(read(archive.subarray(0, archive.length - 11_000), 4096)).rejects.toThrow("ends early");
});

test("what isn't an archive is an error", async () => {
  await expect(read(Buffer.alloc(2048, "a"), 4096)).rejects.toThrow("not a tar");
});
