import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdits } from "../../src/text/edit.ts";
import { editJson } from "../../src/text/json/edit-json.ts";
import { isArray, isObject, type JsonObject, type JsonValue, own } from "../../src/text/json/json.ts";
import {
  appendItem,
  type JsonChange,
  orderMembers,
  removeAt,
  renameKey,
  setMember,
  setValue,
} from "../../src/text/json/json-change.ts";
import { type ParsedJson, parseJson } from "../../src/text/json/parse-json.ts";
import { childPointer, parentPointer, parsePointer } from "../../src/text/json/pointer.ts";
import { makeSource } from "../../src/text/source.ts";

function edited(text: string, ...changes: JsonChange[]): string | undefined {
  const edits = editJson(parseJson(makeSource("a.json", text)), changes);
  return edits && applyEdits(text, edits);
}

const pretty = '{\n  "a": 1,\n  "b": {\n    "x": [1, 2, 3]\n  },\n  "c": {}\n}\n';

describe("setting a value", () => {
  test("replaces exactly what stood there", () => {
    expect(edited(pretty, setValue("/a", "é\n"))).toBe(pretty.replace("1,\n  ", '"é\\n",\n  '));
    expect(edited(pretty, setValue("/b/x", [4, 5]))).toBe(pretty.replace("[1, 2, 3]", "[4, 5]"));
  });

  test("adds a member behind the last one, with its indentation", () => {
    expect(edited(pretty, setMember("", "d", { y: [true] }))).toBe(
      pretty.replace("{}\n", '{},\n  "d": {\n    "y": [\n      true\n    ]\n  }\n'),
    );
  });

  test("adds a member behind another", () => {
    expect(edited(pretty, setMember("", "d", 2, "a"))).toBe(pretty.replace("1,\n", '1,\n  "d": 2,\n'));
  });

  test("fills an empty object on lines of its own", () => {
    expect(edited(pretty, setMember("/c", "d", 2), setMember("/c", "e", 3))).toBe(
      pretty.replace("{}", '{\n    "d": 2,\n    "e": 3\n  }'),
    );
  });

  test("fills an empty object on its line where everything around it stands on one line", () => {
    expect(edited('{"a":{}}', setMember("/a", "b", 1))).toBe('{"a":{"b":1}}');
    expect(edited('{ "a": {} }', setMember("/a", "b", { c: [1, 2] }))).toBe(
      '{ "a": { "b": { "c": [1, 2] } } }',
    );
  });

  test("adds to objects and lists that stand on one line", () => {
    expect(
      edited('{\n "a": { "b": 1 },\n "c": ["x"]\n}', setMember("/a", "d", 2), appendItem("/c", "y")),
    ).toBe('{\n "a": { "b": 1, "d": 2 },\n "c": ["x", "y"]\n}');
    expect(edited('{"a":[1,2]}', appendItem("/a", 3), appendItem("/a", 4))).toBe('{"a":[1,2,3,4]}');
  });

  test("keeps CRLF, tabs and blanks before colons", () => {
    expect(edited('{\r\n\t"a" : {\r\n\t\t"b" : 1\r\n\t}\r\n}', setMember("/a", "c", { d: 1 }))).toBe(
      '{\r\n\t"a" : {\r\n\t\t"b" : 1,\r\n\t\t"c" : {\r\n\t\t\t"d" : 1\r\n\t\t}\r\n\t}\r\n}',
    );
  });
});

describe("removing", () => {
  test("takes the comma along, wherever the element stands", () => {
    expect(edited('{"a": 1, "b": 2, "c": 3}', removeAt("/a"))).toBe('{"b": 2, "c": 3}');
    expect(edited('{"a": 1, "b": 2, "c": 3}', removeAt("/b"))).toBe('{"a": 1, "c": 3}');
    expect(edited('{"a": 1, "b": 2, "c": 3}', removeAt("/c"))).toBe('{"a": 1, "b": 2}');
    expect(edited("[\n  1,\n  2\n]", removeAt("/0"), removeAt("/1"))).toBe("[]");
  });

  test("goes together with adding", () => {
    expect(edited('{"a": 1, "b": 2}', removeAt("/b"), setMember("", "c", 3))).toBe('{"a": 1, "c": 3}');
  });
});

test("renaming changes the key alone", () => {
  expect(edited('{"a" : {"b": 1}}', renameKey("/a", 'c"'), setValue("/a/b", 2))).toBe('{"c\\"" : {"b": 2}}');
});

test("ordering moves members with their bytes and leaves the gaps", () => {
  expect(edited('{\n  "c": [ 1 ],\n  "a":2,\n\n  "b": 3\n}', orderMembers("", ["a", "x", "b"]))).toBe(
    '{\n  "a":2,\n  "b": 3,\n\n  "c": [ 1 ]\n}',
  );
});

test("the same change asked for twice is made once", () => {
  expect(edited('{"a": 1}', setMember("", "b", 2), setMember("", "b", 2))).toBe('{"a": 1, "b": 2}');
});

test("comments and trailing commas stay", () => {
  expect(
    edited('{\n  "a": 1, // one\n  "b": 2, /* two */\n}', setMember("", "c", 3), setValue("/a", 4)),
  ).toBe('{\n  "a": 4, // one\n  "b": 2,\n  "c": 3, /* two */\n}');
});

test("nothing is written where it would not be safe", () => {
  expect(edited('{"a": 1 "b": 2}', setValue("/a", 2))).toBeUndefined();
  expect(edited('{"a": 1, "a": 2}', setValue("/a", 2))).toBeUndefined();
  expect(edited('{"a": 1}', removeAt("/b"))).toBeUndefined();
  expect(edited('{"a": 1}', setValue("/b/c", 2))).toBeUndefined();
  expect(edited('{"a": [1]}', setValue("/a/3", 2))).toBeUndefined();
  expect(edited('{"a": {"b": 1}}', setValue("/a", 1), setValue("/a/b", 2))).toBeUndefined();
  expect(edited('{"a": {"b": 1}}', removeAt("/a"), setMember("/a", "c", 2))).toBeUndefined();
  expect(edited('{"a": 1}', setValue("/a", 1), setValue("/a", 2))).toBeUndefined();
  expect(edited('{"a": { /* why */ }}', setMember("/a", "b", 2))).toBeUndefined();
});

test("names like __proto__ are names", () => {
  expect(edited('{"__proto__": {"a": 1}}', setMember("/__proto__", "constructor", 2))).toBe(
    '{"__proto__": {"a": 1, "constructor": 2}}',
  );
});

describe("any change of any document", () => {
  const names = fc.constantFrom("a", "b", "c/d", "~", 'q"', "__proto__", "0", "-");
  const { value: anyValue } = fc.letrec<{ value: JsonValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.oneof(fc.string({ maxLength: 4 }), fc.integer(), fc.boolean(), fc.constant(null)),
      fc.array(tie("value"), { maxLength: 4 }),
      fc.array(fc.tuple(names, tie("value")), { maxLength: 5 }).map((pairs) => Object.fromEntries(pairs)),
    ),
  }));
  const layouts = fc.constantFrom(
    (value: JsonValue) => JSON.stringify(value),
    (value: JsonValue) => `${JSON.stringify(value, null, 2)}\n`,
    (value: JsonValue) => JSON.stringify(value, null, 4).replaceAll("\n", "\r\n"),
    (value: JsonValue) => JSON.stringify(value, null, "\t"),
  );

  test("parses to the changed value, and everything outside the edits stays", () => {
    let made = 0;
    fc.assert(
      fc.property(
        anyValue,
        layouts,
        fc.infiniteStream(fc.nat()),
        anyValue,
        names,
        (value, layout, dice, put, name) => {
          const roll = dice[Symbol.iterator]();
          const text = layout(value);
          const parsed = parseJson(makeSource("a.json", text));
          const changes = possibleChanges(parsed, () =>
            randomChange(value, () => roll.next().value ?? 0, put, name),
          );
          const edits = editJson(parsed, changes) ?? [];
          if (edits.length > 1) made++;
          const after = applyEdits(text, edits);
          expect(JSON.parse(after)).toEqual(changedValue(value, changes));
          expect(after.length).toBe(
            text.length + edits.reduce((sum, one) => sum + one.text.length - (one.end - one.start), 0),
          );
          if (text.includes("\r\n")) expect(after).not.toMatch(/(?<!\r)\n/);
          else if (!after.includes("\r\n")) expect(after).not.toContain("\r");
        },
      ),
      { seed: 7, numRuns: 3000 },
    );
    expect(made).toBeGreaterThan(1000);
  });
});

/** As many of eight changes as go together. */
function possibleChanges(parsed: ParsedJson, draw: () => JsonChange): JsonChange[] {
  const changes: JsonChange[] = [];
  for (let attempt = 0; attempt < 8; attempt++) {
    const change = draw();
    const isKnown = changes.some((one) => JSON.stringify(one) === JSON.stringify(change));
    if (!isKnown && editJson(parsed, [...changes, change]) !== undefined) changes.push(change);
  }
  return changes;
}

function randomChange(value: JsonValue, roll: () => number, put: JsonValue, name: string): JsonChange {
  const pointers = pointersIn(value, "");
  const pointer = pointers[roll() % pointers.length] ?? "";
  switch (roll() % 5) {
    case 0:
      return setValue(pointer, put);
    case 1:
      return removeAt(pointer);
    case 2:
      return setMember(pointer, name, put);
    case 3:
      return renameKey(pointer, `new ${name}`);
    default:
      return orderMembers(pointer, [name, "a"]);
  }
}

function pointersIn(value: JsonValue, pointer: string): string[] {
  const below = isArray(value) ? value.entries() : isObject(value) ? Object.entries(value) : [];
  return [pointer, ...[...below].flatMap(([name, each]) => pointersIn(each, childPointer(pointer, name)))];
}

/** What the changes mean, without any text. */
function changedValue(value: JsonValue, changes: readonly JsonChange[]): JsonValue | undefined {
  return changedAt(value, "", changes);
}

function changedAt(value: JsonValue, pointer: string, changes: readonly JsonChange[]): JsonValue | undefined {
  const whole = changes.find((one) => one.kind === "set" && one.pointer === pointer);
  if (whole?.kind === "set") return whole.value;
  const below = changes.filter(
    (one) => one.pointer.startsWith(`${pointer}/`) || (one.kind === "order" && one.pointer === pointer),
  );
  if (below.length === 0) return value;
  if (isArray(value)) return changedArray(value, pointer, below);
  return isObject(value) ? changedObject(value, pointer, below) : undefined;
}

function changedArray(
  value: readonly JsonValue[],
  pointer: string,
  changes: readonly JsonChange[],
): JsonValue | undefined {
  const result: JsonValue[] = [];
  for (const [index, item] of value.entries()) {
    const at = childPointer(pointer, index);
    if (changes.some((one) => one.kind === "remove" && one.pointer === at)) continue;
    const after = changedAt(item, at, changes);
    if (after === undefined) return undefined;
    result.push(after);
  }
  const end = childPointer(pointer, "-");
  for (const one of changes) if (one.kind === "set" && one.pointer === end) result.push(one.value);
  return result;
}

function changedObject(
  value: JsonObject,
  pointer: string,
  changes: readonly JsonChange[],
): JsonValue | undefined {
  const names = namesIn(value, pointer, changes);
  const members: [string, JsonValue][] = [];
  for (const name of names) {
    const at = childPointer(pointer, name);
    const own = changes.filter((one) => one.pointer === at);
    if (own.some((one) => one.kind === "remove")) continue;
    const renamed = own.find((one) => one.kind === "rename");
    const after = changedAt(value[name] ?? null, at, changes);
    if (after === undefined) return undefined;
    members.push([renamed?.kind === "rename" ? renamed.name : name, after]);
  }
  for (const one of changes) {
    if (one.kind !== "set" || parentPointer(one.pointer) !== pointer) continue;
    const name = parsePointer(one.pointer)?.at(-1) ?? "";
    if (own(value, name) === undefined) members.push([name, one.value]);
  }
  return Object.fromEntries(members);
}

function namesIn(value: JsonObject, pointer: string, changes: readonly JsonChange[]): string[] {
  const present = Object.keys(value);
  const order = changes.find((one) => one.kind === "order" && one.pointer === pointer);
  if (order?.kind !== "order") return present;
  return [...new Set([...order.names.filter((name) => present.includes(name)), ...present])];
}
