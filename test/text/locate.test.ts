import fc from "fast-check";
import { type Node, parseTree } from "jsonc-parser";
import { expect, test } from "vitest";
import { duplicateKeys } from "../../src/text/json/duplicate-keys.ts";
import { type Located, locate } from "../../src/text/json/locate.ts";
import { parseJson } from "../../src/text/json/parse-json.ts";
import { makeSource } from "../../src/text/source.ts";

const parse = (text: string) => parseJson(makeSource("a.json", text));

/** The located texts of keys and values. */
function textsAt(text: string, ...pointers: string[]): Record<string, [string | undefined, string]> {
  const found = locate(parse(text), pointers);
  return Object.fromEntries(
    [...found].map(([pointer, { key, value }]) => [
      pointer,
      [key && text.slice(key.start, key.end), text.slice(value.start, value.end)],
    ]),
  );
}

test("keys and values are found with their quotes", () => {
  const text = '{ "paths": { "/users": [ {"a":1}, -2.5e3 ,"x\\"y" ] } }';

  expect(
    textsAt(text, "/paths/~1users", "/paths/~1users/1", "/paths/~1users/2", "/paths/~1users/0/a"),
  ).toEqual({
    "/paths/~1users": ['"/users"', '[ {"a":1}, -2.5e3 ,"x\\"y" ]'],
    "/paths/~1users/0/a": ['"a"', "1"],
    "/paths/~1users/1": [undefined, "-2.5e3"],
    "/paths/~1users/2": [undefined, '"x\\"y"'],
  });
});

test("the whole document is a value without key", () => {
  expect(textsAt(' \r\n{"a": 1}\n', "")).toEqual({ "": [undefined, '{"a": 1}'] });
  expect(textsAt(" 7 ", "", "/a")).toEqual({ "": [undefined, "7"] });
});

test("pointers that lead nowhere are absent", () => {
  expect(
    textsAt('{"a": [1], "b": {}}', "/c", "/a/1", "/a/x", "/a/00", "/b/c", "no pointer", "/a/0/x"),
  ).toEqual({});
});

test("an escaped key is the key it means", () => {
  expect(textsAt('{"\\u0061\\/b": 1}', "/a~1b")).toEqual({ "/a~1b": ['"\\u0061\\/b"', "1"] });
});

test("of equal keys the last one is found, and nothing of the first", () => {
  const text = '{"a": {"x": 1, "y": 2}, "a": {"x": 3}}';

  expect(textsAt(text, "/a", "/a/x", "/a/y")).toEqual({ "/a": ['"a"', '{"x": 3}'], "/a/x": ['"x"', "3"] });
});

test("comments and trailing commas are stepped over", () => {
  const text = '{ // "a": 0\n "a" /* } */ : [1, /* ] */ 2, ], "b": {"c": 3,}, }';

  expect(textsAt(text, "/a/1", "/a/2", "/b/c")).toEqual({ "/a/1": [undefined, "2"], "/b/c": ['"c"', "3"] });
});

test("after other mistakes places are those of the tolerant reader", () => {
  expect(textsAt('{"a": {"x": 1 "y": [2 3]}, "a": {"y": [4 5]}}', "/a/y/1", "/a/x")).toEqual({
    "/a/y/1": [undefined, "5"],
  });
});

test("nothing is found in an unreadable text, nor below two hundred levels", () => {
  expect(textsAt('{"a": 1', "/a")).toEqual({});
  expect(textsAt("[]", "/0".repeat(100_000))).toEqual({});
});

test("repeated keys are told with both places", () => {
  const text = '{"get": {"id": 1, "id": 2, "\\u0069d": 3}, "list": [{"a": 1, "a": {"b": 1, "b": 2}}]}';

  const found = duplicateKeys(parse(text)).map(
    ({ pointer, key, first, again }) =>
      `${pointer} ${key} ${first.start}-${first.end} ${again.start}-${again.end}`,
  );

  expect(found).toEqual([
    "/get/id id 9-13 18-22",
    "/get/id id 9-13 27-36",
    "/list/0/a a 52-55 60-63",
    "/list/0/a/b b 66-69 74-77",
  ]);
});

test("repeated keys with one value are equal, however it is written, until another value comes", () => {
  const text = '{"a": {"b": 1, "c": [2]}, "a": { "c": [2.0], "b": 1 }, "a": 1, "a": {"b": 1, "c": [2]}}';

  expect(duplicateKeys(parse(text)).map(({ isEqual }) => isEqual)).toEqual([true, false, false]);
});

test("colons and braces in texts are no properties", () => {
  expect(duplicateKeys(parse('{"a": "b: {c: 1}", "d\\"": ":"}'))).toEqual([]);
});

test("repeated keys are found in tolerant texts too, and not looked for in unreadable ones", () => {
  expect(duplicateKeys(parse('{"a": 1, "a": 2,}'))).toHaveLength(1);
  expect(duplicateKeys(parse('{"a": 1, "a": 2'))).toEqual([]);
  expect(duplicateKeys(parse('[{"a": 1, {"a": 2}]'))).toEqual([]);
});

test("at most a hundred repeated keys are told", () => {
  expect(duplicateKeys(parse(`{${'"a": 1,'.repeat(300)}"a": 1}`))).toHaveLength(100);
});

const gap = fc.constantFrom("", " ", "\n", "\r\n", "\t", "  ");
const letter = fc.constantFrom("a", "b", "/", "~", "\\u0061", "\\\\", '\\"', "ü", "😀", "{", "]", ":", "");
const jsonString = fc.array(letter, { maxLength: 3 }).map((letters) => `"${letters.join("")}"`);

/** JSON texts with any whitespace, escapes and, by the small alphabet, many equal keys. */
const { value: jsonText } = fc.letrec<{ value: string; list: string; object: string; member: string }>(
  (tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      jsonString,
      fc.constantFrom("1", "-2.5e+3", "true", "false", "null"),
      tie("list"),
      tie("object"),
    ),
    list: fc.tuple(fc.array(tie("value"), { maxLength: 4 }), gap).map(([items, space]) => {
      return `[${space}${items.join(`${space},${space}`)}${space}]`;
    }),
    member: fc
      .tuple(jsonString, gap, tie("value"))
      .map(([key, space, value]) => `${key}${space}:${space}${value}`),
    object: fc.tuple(fc.array(tie("member"), { maxLength: 5 }), gap).map(([members, space]) => {
      return `{${space}${members.join(`${space},${space}`)}${space}}`;
    }),
  }),
);

test("every place is the one that jsonc-parser finds", () => {
  fc.assert(
    fc.property(gap, jsonText, gap, (before, value, after) => {
      const text = before + value + after;
      const expected = new Map<string, Located>();
      const root = parseTree(text);
      if (root !== undefined) expectLocations(root, "", undefined, expected);

      const found = locate(parse(text), expected.keys());

      expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
    }),
    { seed: 20261120, numRuns: 1000 },
  );
});

/** A later key replaces everything an equal one left. */
function expectLocations(
  node: Node,
  pointer: string,
  key: Node | undefined,
  locations: Map<string, Located>,
): void {
  for (const known of [...locations.keys()])
    if (known === pointer || known.startsWith(`${pointer}/`)) locations.delete(known);
  const value = { start: node.offset, end: node.offset + node.length };
  locations.set(
    pointer,
    key ? { key: { start: key.offset, end: key.offset + key.length }, value } : { value },
  );
  for (const [index, element] of (node.children ?? []).entries()) {
    const [name, inner] = node.type === "object" ? (element.children ?? []) : [undefined, element];
    const segment = String(name?.value ?? index)
      .replaceAll("~", "~0")
      .replaceAll("/", "~1");
    if (inner) expectLocations(inner, `${pointer}/${segment}`, name, locations);
  }
}
