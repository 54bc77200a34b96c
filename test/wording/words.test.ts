import { expect, test } from "vitest";
import { wordsOf } from "../../src/text/identifier-words.ts";
import { quoted } from "../../src/wording/quoted.ts";
import { sameText } from "../../src/wording/same-text.ts";
import { endsLikeSentence, lastWord } from "../../src/wording/sentence.ts";
import { namesIn, sentenceCase, spelledWordsOf, titleCase } from "../../src/wording/words.ts";

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

test("capitals stay, and names are spelled as sentences spell them", () => {
  const names = namesIn([
    "Runs the Python script of a customer. Scripts end in a minute.",
    "The Report Of The Month",
    "Asks for a report, in JSON or Markdown.",
  ]);

  expect([...names.values()]).toEqual(["Python", "JSON", "Markdown"]);
  expect(spelledWordsOf("executePython_script", names)).toEqual(["execute", "Python", "script"]);
  expect(spelledWordsOf("generateQRCode", names)).toEqual(["generate", "QR", "code"]);
  expect(spelledWordsOf("getUserIDs", names)).toBeUndefined();
  expect(spelledWordsOf("getEGVs", names)).toBeUndefined();
  expect(spelledWordsOf("planBDate", names)).toBeUndefined();
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

test("nothing is written behind an address or a path", () => {
  expect(["See https://contoso.com/help", "Calls /users/{id}", "Calls /"].map(endsLikeSentence)).toEqual([
    true,
    true,
    false,
  ]);
  expect(["one and/or two", "see (/users"].map(endsLikeSentence)).toEqual([false, false]);
});
