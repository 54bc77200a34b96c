import { expect, test } from "vitest";
import {
  childPointer,
  parentPointer,
  parsePointer,
  pointerOfRef,
  toPointer,
  valueAt,
} from "../../src/text/json/pointer.ts";
import { atFile, atKey, atPointer, atRange, child } from "../../src/text/location.ts";

test("slashes and tildes in a segment are escaped, and unescaped again", () => {
  expect(toPointer(["paths", "/users/~me", 0])).toBe("/paths/~1users~1~0me/0");
  expect(parsePointer("/paths/~1users~1~0me/0")).toEqual(["paths", "/users/~me", "0"]);
  expect(parsePointer("/~01")).toEqual(["~1"]);
});

test("the empty pointer is the whole document, an empty segment a property without name", () => {
  expect(parsePointer("")).toEqual([]);
  expect(parsePointer("/")).toEqual([""]);
  expect(parsePointer("paths")).toBeUndefined();
});

test("pointers are extended and shortened", () => {
  expect(childPointer("/paths", "/users", "get")).toBe("/paths/~1users/get");
  expect(parentPointer("/paths/~1users")).toBe("/paths");
  expect(parentPointer("")).toBeUndefined();
});

test("a local reference means a pointer, with percent signs decoded; any other means none", () => {
  expect(pointerOfRef("#/definitions/User%20List")).toBe("/definitions/User List");
  expect(pointerOfRef("#/definitions/100%")).toBe("/definitions/100%");
  expect(pointerOfRef("#")).toBe("");
  expect(pointerOfRef("other.json#/definitions/User")).toBeUndefined();
});

test("a value is found by own properties and plain indexes only", () => {
  const document = { paths: { "/users": [{ name: "Contoso" }] } };

  expect(valueAt(document, "/paths/~1users/0/name")).toBe("Contoso");
  expect(valueAt(document, "")).toBe(document);
  expect(valueAt(document, "/constructor")).toBeUndefined();
  expect(valueAt(document, "/paths/~1users/length")).toBeUndefined();
  expect(valueAt(document, "/paths/~1users/00")).toBeUndefined();
  expect(valueAt(document, "/paths/~1users/-1")).toBeUndefined();
  expect(valueAt(document, "paths")).toBeUndefined();
  expect(valueAt(document, "/paths/x/y/z")).toBeUndefined();
});

test("places name a file and what in it", () => {
  const location = atPointer("a.json", "/paths");

  expect(child(location, "/users", 0)).toEqual({ ...location, pointer: "/paths/~1users/0", part: "value" });
  expect(atKey("a.json", "/paths").part).toBe("key");
  expect(atRange("readme.md", { start: 3, end: 5 })).toEqual({
    kind: "range",
    file: "readme.md",
    start: 3,
    end: 5,
  });
  expect(atFile("icon.png")).toEqual({ kind: "file", file: "icon.png" });
});
