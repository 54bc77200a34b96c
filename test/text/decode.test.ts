import { expect, test } from "vitest";
import { decode } from "../../src/text/encoding/decode.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

test("plain UTF-8 has no problems", () => {
  expect(decode(bytesOf('{ "title": "Größe 😀 \uFFFD" }\n'))).toEqual({
    text: '{ "title": "Größe 😀 \uFFFD" }\n',
    encoding: "utf-8",
    bom: false,
    lineEnd: "lf",
    problems: [],
  });
});

test("a byte order mark is reported and removed", () => {
  const decoded = decode(Uint8Array.of(0xef, 0xbb, 0xbf, 0x7b, 0x7d));

  expect(decoded.text).toBe("{}");
  expect(decoded.bom).toBe(true);
  expect(decoded.problems).toEqual([{ kind: "bom", offset: 0 }]);
});

test.each(["utf-16le", "utf-16be"] as const)("%s is recognised with and without its mark", (encoding) => {
  const little = Buffer.from('{ "swagger": "2.0" }', "utf16le");
  const bytes = encoding === "utf-16le" ? little : Buffer.from(little).swap16();
  const mark = encoding === "utf-16le" ? [0xff, 0xfe] : [0xfe, 0xff];

  const bare = decode(bytes);
  const marked = decode(Uint8Array.from([...mark, ...bytes]));

  expect(bare).toMatchObject({ text: '{ "swagger": "2.0" }', encoding, bom: false });
  expect(marked).toMatchObject({ text: '{ "swagger": "2.0" }', encoding, bom: true });
  expect(marked.problems).toEqual([{ kind: "utf-16", offset: 0 }]);
});

test("bytes of another encoding are replaced and reported with their offset in the text", () => {
  const decoded = decode(Uint8Array.from([...bytesOf("ü don"), 0x92, ...bytesOf("t "), 0xe2, 0x82, 0x41]));

  expect(decoded.text).toBe("ü don\uFFFDt \uFFFDA");
  expect(decoded.problems).toEqual([
    { kind: "broken-utf8", offset: 5, byte: 0x92 },
    { kind: "broken-utf8", offset: 8, byte: 0xe2 },
  ]);
});

test("each stray continuation byte is a place of its own, those of a sequence that was begun are not", () => {
  expect(decode(Uint8Array.of(0x61, 0x92, 0x94, 0x61)).problems).toEqual([
    { kind: "broken-utf8", offset: 1, byte: 0x92 },
    { kind: "broken-utf8", offset: 2, byte: 0x94 },
  ]);
  expect(decode(Uint8Array.of(0x61, 0xe2, 0x82, 0x61)).problems).toEqual([
    { kind: "broken-utf8", offset: 1, byte: 0xe2 },
  ]);
});

test("overlong forms, surrogates and too large numbers are broken; the edges of the ranges are not", () => {
  const broken = [
    [0xc0, 0x80],
    [0xe0, 0x80, 0x80],
    [0xed, 0xa0, 0x80],
    [0xf0, 0x80, 0x80, 0x80],
    [0xf5, 0x80],
    [0xf4, 0x90],
  ];
  for (const bytes of broken)
    expect(decode(Uint8Array.from([0x61, ...bytes])).problems[0]?.kind).toBe("broken-utf8");

  const whole = "\u0080\u07FF\u0800\uD7FF\uE000\uFFFF\u{10000}\u{10FFFF}";
  const decoded = decode(Uint8Array.from([...bytesOf(whole), 0x80]));
  expect(decoded.problems).toEqual([{ kind: "broken-utf8", offset: 10, byte: 0x80 }]);
});

test("at most twenty broken bytes are listed", () => {
  expect(decode(new Uint8Array(1000).fill(0xe9)).problems).toHaveLength(20);
});

test("one NUL is a problem of a text, many control characters and known signatures make a file binary", () => {
  expect(decode(bytesOf('{ "a": "\0 and a long text after it" }')).problems).toEqual([
    { kind: "nul-byte", offset: 8 },
  ]);
  expect(decode(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a))).toMatchObject({
    encoding: "binary",
    text: "",
  });
  expect(decode(Uint8Array.of(1, 2, 3, 4, 5, 0x61)).encoding).toBe("binary");
});

test.each([
  ["none", "{}"],
  ["lf", "{\n}\n"],
  ["crlf", "{\r\n}\r\n"],
  ["mixed", "{\r\n}\n"],
] as const)("line ends: %s", (lineEnd, text) => {
  expect(decode(bytesOf(text)).lineEnd).toBe(lineEnd);
});

test("no bytes are an empty text", () => {
  expect(decode(new Uint8Array())).toMatchObject({ text: "", encoding: "utf-8", problems: [] });
});
