import { expect, test } from "vitest";
import { readScript } from "../../src/connector/script/script.ts";
import { makeSource } from "../../src/text/source.ts";

function read(text: string) {
  return readScript(makeSource("script.csx", text), text.length);
}

test("comments and the contents of strings are no code, and nothing moves", () => {
  const text = 'a(); // "x"\nb("y{", \'"\', @"c:\\"); /* { */ c();';

  const { code } = read(text);

  expect(code).toBe('a();       \nb("  ", \' \', @"   ");         c();');
  expect(code.length).toBe(text.length);
});

test("holes of interpolated strings are code, their format is not", () => {
  const { code, literals } = read('x = $"a {Call("b")} {total:N2} {{c}}";');

  expect(code).toBe('x = $"  {Call(" ")} {total:  }      ";');
  expect(literals.map(({ text }) => text)).toEqual(["a {} {} {{c}}", "b"]);
});

test("raw strings end at as many quotes as they begin with", () => {
  expect(read('x = """\n{ "a": 1 }\n"""; y();').literals.map(({ text }) => text)).toEqual(['\n{ "a": 1 }\n']);
});

test("a string that is never closed ends with its line", () => {
  expect(read('x = "abc\ny();').code).toBe('x = "   \ny();');
});

test("directives are told from statements, aliases and static imports are named", () => {
  const script = read(
    "using System.IO;\nusing static System.Math;\nusing J = Newtonsoft.Json.Linq;\nclass A { void B() { using (var c = D()) { } using var e = F(); } }",
  );

  expect(script.usings().map(({ name, isNamespace }) => [name, isNamespace])).toEqual([
    ["System.IO", true],
    ["System.Math", false],
    ["Newtonsoft.Json.Linq", false],
  ]);
});

test("the first bracket without its counterpart is found", () => {
  expect(read("{ ( ) }").unmatchedBracket()).toBeUndefined();
  expect(read("{ ( }").unmatchedBracket()).toEqual({ start: 4, end: 5 });
  expect(read("{ { }").unmatchedBracket()).toEqual({ start: 0, end: 1 });
});
