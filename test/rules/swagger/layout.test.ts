import { expect, test } from "vitest";
import { columnsAmongBlanks } from "../../../src/rules/swagger/_layout.ts";

/** The columns in the order of the lines. */
function columns(...lines: string[]): readonly number[] {
  return [...columnsAmongBlanks(lines.join("\n")).values()];
}

test("a line with tabs stands where the lines around it say", () => {
  expect(
    columns("{", '    "info": {', '\t"title": "Contoso",', '        "version": "1.0"', "    }", "}"),
  ).toEqual([8]);
});

test("lines that are all shifted take it with them", () => {
  expect(
    columns("{", '    "info": {', '\t  "title": "Contoso",', '      "version": "1.0"', "    }", "}"),
  ).toEqual([6]);
});

test("brackets within texts open nothing", () => {
  expect(columns("{", '  "info": {', '    "title": "{[",', '\t"version": "1.0"', "  }", "}")).toEqual([4]);
});

test("nobody knows what tabs stand for where most lines have them", () => {
  expect(columns("{", '\t"info": {', '\t\t"title": "Contoso"', "\t}", "}")).toEqual([]);
});
