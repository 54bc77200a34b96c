import { expect, test } from "vitest";
import { dummyText } from "../../src/wording/dummy-text.ts";

test.each([
  "Lorem ipsum dolor sit amet",
  "LOREM IPSUM DOLOR",
  "Lorem ipsum.",
  "Contoso Invoices. Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
  "Lists invoices. Ut enim ad minim veniam, quis nostrud.",
  "Duis aute irure dolor in reprehenderit in voluptate velit esse.",
  "Lorem\nipsum dolor sit",
  '"Lorem ipsum dolor sit amet"',
])("dummy text: %s", (text) => {
  expect(dummyText(text)).toHaveLength(1);
});

test.each([
  "Replaces the Lorem Ipsum of your drafts.",
  "Lorem Ipsum generators are boring: get text in the style of an author.",
  "Gets a paragraph of lorem ipsum.",
  "Returns filler, such as Lorem ipsum dolor sit amet.",
  "Returns text, e.g. `Lorem ipsum dolor sit amet`.",
  'Writes "Lorem ipsum dolor sit amet" into empty fields.',
  "Lorem ipsum dolor text for designers.",
  "The amount in dolor.",
  "Lorem Ipsum GmbH sells ads.",
])("a text about it: %s", (text) => {
  expect(dummyText(text)).toEqual([]);
});
