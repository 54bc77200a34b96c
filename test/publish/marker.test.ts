import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bodyHash } from "../../src/publish/marker/body-hash.ts";
import {
  findingMarkerOf,
  stickyMarkerOf,
  withFindingMarker,
  withMarker,
  withoutMarker,
  withStickyMarker,
} from "../../src/publish/marker/marker.ts";
import { hostileText } from "../report/any-review.ts";
import { finding, occurrence } from "../report/sample-review.ts";
import { postedComment } from "./sample-input.ts";

const body = withFindingMarker(
  finding({
    file: "a-b/ü --> '.json",
    occurrences: [occurrence(1), occurrence(2, { fingerprint: "00000000000000b2" })],
  }),
  "text",
);
const marker = {
  rule: "response/default-response-schema",
  file: "a-b/ü --> '.json",
  fingerprints: ["00000000000000a1", "00000000000000b2"],
  names: ["112a2e6d3d29acb3"],
  withoutComment: [],
  isFixed: false,
};

describe("a marker", () => {
  test("is read back, also after the web turned line ends into CRLF", () => {
    expect(findingMarkerOf(postedComment({ body }))).toEqual(marker);
    expect(findingMarkerOf(postedComment({ body: body.replaceAll("\n", "\r\n") }))).toEqual(marker);
  });

  test("isn't read in comments of others", () => {
    const sticky = withStickyMarker({ base: "ab", head: "cd", announced: [], boundValues: [] }, "text");

    expect(findingMarkerOf(postedComment({ body, isOurs: false }))).toBeUndefined();
    expect(stickyMarkerOf(postedComment({ body: sticky, isOurs: false }))).toBeUndefined();
  });

  test("isn't read below the first line, which may be text of the pull request", () => {
    expect(findingMarkerOf(postedComment({ body: `Hello\n${body}` }))).toBeUndefined();
  });

  test("ends with the first line for every path", () => {
    fc.assert(
      fc.property(hostileText, (file) => {
        const written = withFindingMarker(finding({ file }), "text");

        expect(written.split("\n")).toHaveLength(2);
        expect(written.indexOf("-->")).toBe(written.indexOf("\n") - 3);
        expect(findingMarkerOf(postedComment({ body: written }))?.file).toBe(
          file.replace(/\p{Cs}/gu, "\ufffd"),
        );
      }),
      { seed: 20261128, numRuns: 500 },
    );
  });

  test("keeps at most 200 fingerprints", () => {
    const [first, ...others] = Array.from({ length: 900 }, (_, index) => occurrence(index + 1));
    const written = withFindingMarker(finding({ occurrences: [first ?? occurrence(1), ...others] }), "text");

    expect(findingMarkerOf(postedComment({ body: written }))?.fingerprints).toHaveLength(200);
  });

  test("says that a finding is fixed", () => {
    expect(
      findingMarkerOf(postedComment({ body: withMarker({ ...marker, isFixed: true }, "text") })),
    ).toEqual({
      ...marker,
      isFixed: true,
    });
  });

  test("of the summary names base and head", () => {
    const at = (base: string | null) =>
      postedComment({
        body: withStickyMarker({ base, head: "cd", announced: ["0a"], boundValues: ["7.0:0a:ff"] }, "text"),
      });

    expect(stickyMarkerOf(at("ab"))).toEqual({
      base: "ab",
      head: "cd",
      announced: ["0a"],
      boundValues: ["7.0:0a:ff"],
    });
    expect(stickyMarkerOf(at(null))).toEqual({
      base: null,
      head: "cd",
      announced: ["0a"],
      boundValues: ["7.0:0a:ff"],
    });
  });

  test("isn't part of the text", () => {
    expect(withoutMarker(body)).toBe("text");
    expect(withoutMarker("no marker")).toBe("no marker");
  });
});

test("the hash of a body doesn't depend on line ends", () => {
  expect(bodyHash("a\r\nb\r\n")).toBe(bodyHash("a\nb"));
  expect(bodyHash("a\nb")).not.toBe(bodyHash("a b"));
});
