import { expect, test } from "vitest";
import { recently } from "../../src/text/recent.ts";

test("what was asked for within the last few keys is not computed again, and the longest unasked is forgotten", () => {
  const computed: string[] = [];
  const shout = recently(
    2,
    (word: string) => word,
    (word) => {
      computed.push(word);
      return word.toUpperCase();
    },
  );

  expect(["a", "b", "a", "c", "a", "b"].map(shout)).toEqual(["A", "B", "A", "C", "A", "B"]);

  expect(computed).toEqual(["a", "b", "c", "b"]);
});

test("nothing is also a result", () => {
  let times = 0;
  const nothing = recently(
    1,
    () => "",
    () => {
      times += 1;
    },
  );

  nothing();
  nothing();

  expect(times).toBe(1);
});
