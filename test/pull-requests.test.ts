/** Recorded pull requests, with the golden value after each step: a failure says which step changed its mind. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { recordedNames, recordedRoot, replayRecorded } from "./helpers/recorded.ts";

const names = recordedNames();

test("there are recorded pull requests", () => {
  expect(names.length).toBeGreaterThan(0);
});

describe.each(names)("%s", (name) => {
  const directory = join(recordedRoot, name);

  test("goes through every step as recorded", async () => {
    const steps = await replayRecorded(directory);

    for (const [file, text] of Object.entries(steps))
      await expect(text).toMatchFileSnapshot(join(directory, file));
  });

  test("says why it is kept, and holds nothing else", () => {
    expect(existsSync(join(directory, "notes.md"))).toBe(true);
    const known = [
      "base",
      "changes.json",
      "findings.json",
      "head",
      "notes.md",
      "plan.md",
      "pull-request.json",
    ];
    expect(readdirSync(directory).filter((file) => !known.includes(file))).toEqual([]);
  });
});
