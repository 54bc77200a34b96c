import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quotedPair, wasAndIs } from "../../src/wording/quoted.ts";

const long = "/api/v2/organizations/{organizationId}/departments/{departmentId}";

describe("two texts of the author in one sentence", () => {
  test.each([
    ["short ones are whole", "/users", "/people", "was `/users` and is `/people` now"],
    [
      "a difference at the end",
      `${long}/users`,
      `${long}/people`,
      "was `…ents/{departmentId}/users` and is `…ents/{departmentId}/people` now",
    ],
    [
      "a difference in the middle",
      `${long}/users/{id}/mailFolders/{folder}/messages/{message}`,
      `${long}/users/{key}/mailFolders/{folder}/messages/{message}`,
      "was `…epartmentId}/users/{id}/mailFolders/{folder}/messages/{mes…` and is `…epartmentId}/users/{key}/mailFolders/{folder}/messages/{me…` now",
    ],
    [
      "an end that is gone",
      `${long}/users`,
      long,
      "was `…ments/{departmentId}/users` and is `…ments/{departmentId}` now",
    ],
    [
      "a difference at the start",
      `/beta${long}`,
      long,
      "was `/beta/api/v2/organizations/{organizationId}/departments/{de…` and is `/api/v2/organizations/{organizationId}/departments/{departm…` now",
    ],
    [
      "a pasted name before a scope",
      `${long} openid profile email`,
      `${long} openid profile "scope": "email"`,
      'was `…tId} openid profile email` and is `…tId} openid profile "scope": "email"` now',
    ],
  ])("%s", (_, one, other, expected) => {
    expect(wasAndIs(one, other)).toBe(expected);
  });

  test("never look alike when they differ in letters", () => {
    const word = fc.stringMatching(/^[a-z/]{0,200}$/);
    fc.assert(
      fc.property(word, word, word, (start, one, other) => {
        fc.pre(one !== other);
        const [first, second] = quotedPair(start + one, start + other);

        expect(first).not.toBe(second);
        expect(Math.max(first.length, second.length)).toBeLessThanOrEqual(62);
      }),
      { seed: 20261201, numRuns: 1000 },
    );
  });
});
