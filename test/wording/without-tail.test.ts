import { expect, test } from "vitest";
import { withoutTail } from "../../src/wording/without-tail.ts";

test("only what stands at the end is taken away", () => {
  expect(withoutTail("a.b. .", /[. ]/)).toBe("a.b");
});

test("a text of nothing else becomes empty", () => {
  expect(withoutTail("...", /\./)).toBe("");
});

test("characters of two code units are looked at as one", () => {
  expect(withoutTail("a😀😀", /\p{Emoji_Presentation}/u)).toBe("a");
  expect(withoutTail("a𝒳!", /[^\p{L}]/u)).toBe("a𝒳");
});
