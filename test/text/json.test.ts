import fc from "fast-check";
import { expect, test } from "vitest";
import { duplicateKeys } from "../../src/text/json/duplicate-keys.ts";
import {
  asArray,
  asBoolean,
  asNumber,
  asObject,
  asString,
  canonical,
  entries,
  own,
} from "../../src/text/json/json.ts";
import { locate } from "../../src/text/json/locate.ts";
import { type ParsedJson, parseJson } from "../../src/text/json/parse-json.ts";
import { makeSource } from "../../src/text/source.ts";

const parse = (text: string): ParsedJson => parseJson(makeSource("a.json", text));

/** State, value and problems as "kind at offset: message". */
function problemTexts(text: string): { state: string; value?: unknown; problems: string[] } {
  const parsed = parse(text);
  const problems = parsed.state === "strict" ? [] : parsed.problems;
  const lines = problems.map(({ kind, span, message }) => `${kind} at ${span.start}: ${message}`);
  return parsed.state === "unreadable"
    ? { state: parsed.state, problems: lines }
    : { state: parsed.state, value: parsed.value, problems: lines };
}

test("strict JSON has a value and no problems", () => {
  expect(problemTexts('{"a": [1, true, null, "x"]}')).toEqual({
    state: "strict",
    value: { a: [1, true, null, "x"] },
    problems: [],
  });
});

test("trailing commas and comments are told, and everything is read", () => {
  expect(problemTexts('{\n  // why\n  "a": [1, 2,],\n}')).toEqual({
    state: "tolerant",
    value: { a: [1, 2] },
    problems: [
      "comment at 4: a comment stands here, which JSON does not have",
      "trailing-comma at 23: a comma stands before `]`, after the last element",
      "trailing-comma at 25: a comma stands before `}`, after the last element",
    ],
  });
});

test("a missing comma is told at the element before which it is missing", () => {
  expect(problemTexts('{"a": 1 "b": 2}')).toEqual({
    state: "tolerant",
    value: { a: 1, b: 2 },
    problems: ['missing-comma at 8: a comma is missing before `"b"`'],
  });
});

test("a raw tab inside a text and a space that is none are named, and everything is read", () => {
  expect(problemTexts('{"a": "1\t2"}')).toEqual({
    state: "tolerant",
    value: { a: "1\t2" },
    problems: ["syntax at 6: a tab or control character stands inside a text"],
  });
  expect(problemTexts('{\u00A0"a": 1}')).toEqual({
    state: "tolerant",
    value: { a: 1 },
    problems: ["syntax at 1: the character U+00A0, which only looks like a space, cannot stand here"],
  });
});

test.each([
  ['[{"a": 1, {"a": 2}]', "structure at 8: a `}` is missing before `{`"],
  ['[{"a": 1 {"a": 2}]', "structure at 7: a `}` is missing before `{`"],
  [
    '{"a": {"b": 1, {"c": 2}}',
    "structure at 15: `{` stands where a property name in double quotes is expected",
  ],
  ['[{"a": 1}}, {"a": 2}]', "structure at 9: `}` closes more than is open in this list"],
  ['{"list": [1, 2}', "structure at 14: `}` closes more than is open in this list"],
  ['[{"a": 1], 2]', "structure at 8: `]` closes more than is open in this object"],
  ['[1, "a": 2]', "structure at 7: `:` stands where a value is expected"],
  ['{"a": , "b": 2}', "structure at 6: `,` stands where a value is expected"],
  ['{"a": "one "two" three", "b": 1}', "structure at 12: `two` cannot stand here"],
  ['{"a": "one,\n "b": 1}', "structure at 6: a text in quotes is not closed on its line"],
])(
  "after a bracket too few or too many nothing is concluded from %j, and nothing more is told",
  (text, problem) => {
    expect(problemTexts(text)).toEqual({ state: "unreadable", problems: [problem] });
  },
);

test("what stands before a broken structure is told, however much it is", () => {
  const { problems } = problemTexts(`[${"[1,],".repeat(30)} {"a": 1}}]`);

  expect(problems).toHaveLength(20);
  expect(problems[0]).toMatch(/^trailing-comma at 3/);
  expect(problems[19]).toMatch(/^structure at 160: `}` closes more than is open/);
});

test("the layout shows which bracket closes too much", () => {
  const text = '{\n  "a": {\n    "b": {\n    }\n    },\n    "c": {}\n  },\n  "d": 1\n}\n';

  expect(problemTexts(text)).toEqual({
    state: "unreadable",
    problems: [`structure at ${text.indexOf('},\n    "c"')}: this \`}\` closes too much`],
  });
  expect(problemTexts(text.replaceAll(/\n */g, "")).problems).toEqual([
    "syntax at 24: the document is already complete before `,`: perhaps a bracket above closes too much",
  ]);
});

test("a bracket too many after a document that closes on its own line does no harm", () => {
  expect(problemTexts('{\n  "a": {}\n}\n}\n')).toMatchObject({ state: "tolerant", value: { a: {} } });
  expect(problemTexts('{\n  "a": {}}\n}\n').state).toBe("unreadable");
  expect(problemTexts('{"a": {"b": {}}, "c": {}}}').state).toBe("unreadable");
});

test.each([
  ["\r\n ", "empty at 0: the file is empty"],
  ["<html></html>", "structure at 0: `<html><` cannot stand here"],
  [
    '{"a": 1}}, "b": 2}',
    "syntax at 8: the document is already complete before `}`: perhaps a bracket above closes too much",
  ],
  ['{"a": [{"b": 1', "syntax at 14: `}]}` is missing at the end of the file"],
  ['{\n  "a": {\n    "b": 1\n}\n', "syntax at 24: a bracket is still open at the end of the file"],
  [
    '{\n<<<<<<< HEAD\n"a": 1\n=======\n"a": 2\n>>>>>>> x\n}',
    "conflict-marker at 2: a merge conflict is not resolved",
  ],
])("nothing is concluded from %j", (text, problem) => {
  const { state, problems } = problemTexts(text);

  expect(state).toBe("unreadable");
  expect(problems[0]).toBe(problem);
});

test("only the last bracket of an indented file may be missing", () => {
  expect(problemTexts('{\n  "a": {\n    "b": 1\n  }\n')).toMatchObject({
    state: "tolerant",
    value: { a: { b: 1 } },
  });
  expect(problemTexts('{\n  "a": {\n    "b": 1\n}\n').state).toBe("unreadable");
  expect(problemTexts('{\n  "a": {\n    "b": [{\n  }\n').state).toBe("unreadable");
});

test("two hundred levels are read, one more is refused at its place, mistakes or not", () => {
  const nested = (levels: number, inside = "") => "[".repeat(levels) + inside + "]".repeat(levels);

  expect(parse(nested(200)).state).toBe("strict");
  expect(parse(nested(200, "1,")).state).toBe("tolerant");
  for (const text of [
    nested(201),
    nested(201, "1,"),
    nested(100_000),
    "[},".repeat(100_000),
    '["\n'.repeat(100_000),
  ]) {
    const { state, problems } = problemTexts(text);
    expect(state).toBe("unreadable");
    expect(problems[0]).toMatch(/^too-deep at \d+: objects and lists are nested more than 200 levels deep$/);
  }
});

test("names of the prototype are ordinary data", () => {
  for (const text of [
    '{"__proto__": {"x": 1}, "constructor": 2}',
    '{"__proto__": {"x": 1}, "constructor": 2,}',
  ]) {
    const object = asObject(valueIn(parse(text))) ?? {};

    expect(own(object, "__proto__")).toEqual({ x: 1 });
    expect(own(object, "constructor")).toBe(2);
    expect(own(object, "toString")).toBeUndefined();
    expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
    expect(entries(object).map(([key]) => key)).toEqual(["__proto__", "constructor"]);
  }
});

test("readers give a value of their kind or nothing", () => {
  const all = [{}, [], "x", 1, true, null, undefined];

  expect(all.map(asObject).filter((value) => value !== undefined)).toEqual([{}]);
  expect(all.map(asArray).filter((value) => value !== undefined)).toEqual([[]]);
  expect(all.map(asString).filter((value) => value !== undefined)).toEqual(["x"]);
  expect(all.map(asNumber).filter((value) => value !== undefined)).toEqual([1]);
  expect(all.map(asBoolean).filter((value) => value !== undefined)).toEqual([true]);
});

test("the canonical text does not depend on the order of keys or on whitespace", () => {
  const expected = '{"a":[1,null,{"c":"ü","d":1.5}],"b":true}';

  expect(canonical({ b: true, a: [1, null, { d: 1.5, c: "ü" }] })).toBe(expected);
  expect(canonical(valueIn(parse('{ "a": [1.0, null, {"c": "\\u00fc", "d": 15e-1}], "b": true }')))).toBe(
    expected,
  );
});

test("no text makes the readers throw", () => {
  const piece = fc.constantFrom(
    ...'{}[]",:/*\\\n\r\t -0e1'.split(""),
    '"a"',
    '"a": ',
    "null",
    "//",
    "/*",
    "*/",
    "\\u0",
    "\uFEFF",
    "\0",
    "<<<<<<< ",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join("");
      const parsed = parse(text);

      locate(parsed, ["", "/a", "/0", "/a/a", "/a/0/a"]);
      for (const { first, again } of duplicateKeys(parsed)) expect(first.start).toBeLessThan(again.start);
      if (parsed.state === "strict") return;
      expect(parsed.problems.length).toBeGreaterThan(0);
      for (const { span } of parsed.problems) expect(span.start).toBeLessThanOrEqual(text.length);
    }),
    { seed: 20261120, numRuns: 3000 },
  );
});

function valueIn(parsed: ParsedJson) {
  if (parsed.state === "unreadable") throw new Error("the text of the test cannot be read");
  return parsed.value;
}
