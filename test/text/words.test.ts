import { expect, test } from "vitest";
import { quoted } from "../../src/text/quoted.ts";
import { sameText } from "../../src/text/same-text.ts";
import { endsLikeSentence, lastWord } from "../../src/text/sentence.ts";
import { sentenceCase, titleCase, wordsOf } from "../../src/text/words.ts";

test("identifiers fall into words at capitals, underscores, hyphens and dots", () => {
  expect(
    ["userId", "user_id", "user-id", "UserID", "filter.user_ID"].map((id) => wordsOf(id).join(" ")),
  ).toEqual(["user id", "user id", "user id", "user id", "filter user id"]);
  expect(wordsOf("")).toEqual([]);
});

test("labels and summaries keep known abbreviations in capitals", () => {
  expect(titleCase(wordsOf("callbackUrl"))).toBe("Callback URL");
  expect(sentenceCase(wordsOf("GetUserByID"))).toBe("Get user by ID");
});

test("quoted words are cut, on one line and cannot end their quote", () => {
  expect(quoted("a`b\nc")).toBe("`a'b c`");
  expect(quoted("x".repeat(100))).toBe(`\`${"x".repeat(59)}…\``);
});

test("letter case, blanks and final punctuation make no other text", () => {
  expect(sameText("Get  a user", " get a user. ")).toBe(true);
  expect(sameText("Get a user", "Get users")).toBe(false);
});

test("a sentence may end in a quote or bracket after its full stop", () => {
  expect(["Done.", "Done?)", 'Say "yes."', "Done"].map(endsLikeSentence)).toEqual([true, true, true, false]);
  expect(lastWord("one two ")).toBe("two");
});
