import { expect, test } from "vitest";
import { gitBlobId, shortHash } from "../../src/text/hash.ts";

test("a blob has the id that git gives it", () => {
  expect(gitBlobId(new Uint8Array())).toBe("e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");
  expect(gitBlobId(new TextEncoder().encode("hello\n"))).toBe("ce013625030ba8dba906f756967f9e9ca394464a");
});

test("a short hash is the beginning of SHA-256", () => {
  expect(shortHash("abc")).toBe("ba7816bf8f01cfea");
});
