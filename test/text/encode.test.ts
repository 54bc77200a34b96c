import { expect, test } from "vitest";
import { decode } from "../../src/text/encoding/decode.ts";
import { encode } from "../../src/text/encoding/encode.ts";

const text = '{"a": "Zürich 😀"}\r\n';

test.each([
  ["UTF-8", Buffer.from(text)],
  ["UTF-8 with a mark", Buffer.from(`\uFEFF${text}`)],
  ["UTF-16 with a mark", Buffer.from(`\uFEFF${text}`, "utf16le")],
  ["UTF-16 without a mark", Buffer.from('{"a": "Zürich"}\n', "utf16le")],
  ["big-endian UTF-16", Buffer.from(`\uFEFF${text}`, "utf16le").swap16()],
])("a text in %s gets the bytes it was read from", (_, bytes) => {
  const decoded = decode(bytes);

  expect(Buffer.from(encode(decoded.text, decoded) ?? [])).toEqual(Buffer.from(bytes));
});

test("a text that could not be read in full gets no bytes", () => {
  const decoded = decode(new Uint8Array([0x22, 0x92, 0x22]));

  expect(encode(decoded.text, decoded)).toBeUndefined();
  expect(encode("\uD800", decode(Buffer.from("a")))).toBeUndefined();
});
