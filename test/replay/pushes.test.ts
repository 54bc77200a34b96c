import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chanceOf } from "../../scripts/replay/replay-chance.ts";
import { newFingerprints } from "../../scripts/replay/replay-invariants.ts";
import { type Push, writePushes } from "../../scripts/replay/replay-pushes.ts";
import { type BorrowedRepository, borrowRepository } from "../../scripts/replay/replay-repository.ts";
import { runGit } from "../../src/local/git.ts";
import { gitCommitTree } from "../../src/local/git-commit.ts";
import type { Review } from "../../src/review/finding/finding.ts";
import { reviewChange } from "../../src/review/run/review.ts";
import { defaultSettings } from "../../src/review/settings.ts";
import { rules } from "../../src/rules/index.ts";
import { GitRepository } from "../../src/simulator/git/git-repository.ts";

const folder = "independent-publisher-connectors/Fabrikam Weather";
const swaggerPath = `${folder}/apiDefinition.swagger.json`;
const other = "independent-publisher-connectors/Other";
const fixture = join(import.meta.dirname, "../../fixtures/connectors/clean-independent");

let recorded: GitRepository;
let borrowed: BorrowedRepository;
let repository: GitRepository;
let base: string;
let head: string;
let opening: Review;
let pushes: readonly Push[];

/** Two connectors, and a pull request that changes one of them for the worse. */
beforeAll(async () => {
  recorded = await GitRepository.open();
  const swagger = await readFile(join(fixture, "apiDefinition.swagger.json"), "utf8");
  const files: Record<string, string | Buffer> = {};
  for (const where of [folder, other]) {
    files[`${where}/apiDefinition.swagger.json`] = swagger;
    for (const name of ["apiProperties.json", "readme.md"])
      files[`${where}/${name}`] = await readFile(join(fixture, name));
  }
  base = await recorded.commitFiles(undefined, files, "Connectors", "refs/heads/main");
  const worse = swagger
    .replace('"List stations"', '"List stations."')
    .replaceAll(/"x-ms-summary": "[^"]*",\s*/g, "")
    .replace('"version": "1.0.0"', '"version": "1.1.0"');
  head = await recorded.commitFiles(base, { [swaggerPath]: worse }, "Worse", "refs/pr/12/head");
  borrowed = await borrowRepository(recorded.directory);
  repository = await GitRepository.open(borrowed.directory);
  opening = await reviewed(base, head);
  pushes = await writePushes(repository, { number: 12, base, head }, opening);
});
afterAll(async () => {
  await repository.close();
  borrowed.remove();
  await recorded.close();
});

async function reviewed(baseSha: string, headSha: string): Promise<Review> {
  const trees = await Promise.all([baseSha, headSha].map((sha) => gitCommitTree(borrowed.directory, sha)));
  const [before, after] = trees;
  if (before === undefined || after === undefined) throw new Error("no trees");
  const request = { rules, settings: defaultSettings, base: before, baseSha, head: after, headSha };
  const review = await reviewChange(request);
  for (const tree of trees) tree.close();
  return review;
}

function pushOf(kind: Push["kind"]): Push {
  const push = pushes.find((one) => one.kind === kind);
  if (push === undefined) throw new Error(`no push ${kind}`);
  return push;
}

async function newAfter(kind: Push["kind"]): Promise<ReadonlySet<string>> {
  const push = pushOf(kind);
  return newFingerprints(await reviewed(push.base, push.head));
}

const without = (some: ReadonlySet<string>, others: ReadonlySet<string>) =>
  [...some].filter((one) => !others.has(one));

describe("the pushes after an opening", () => {
  test("mend some of what is new and bring nothing", async () => {
    const fixed = await newAfter("fix some");

    expect(without(newFingerprints(opening), fixed)).not.toEqual([]);
    expect(without(fixed, newFingerprints(opening))).toEqual([]);
  });

  test("make fresh mistakes and bring fixed ones back", async () => {
    const [fixed, added] = [await newAfter("fix some"), await newAfter("add some")];

    const came = without(added, fixed);
    expect(came.filter((one) => newFingerprints(opening).has(one))).not.toEqual([]);
    expect(came.filter((one) => !newFingerprints(opening).has(one))).not.toEqual([]);
  });

  test("end with the same change on a base that moved on in another connector", async () => {
    const { base: newer, head: rebased } = pushOf("rebase");
    const moved = (await repository.diff(base, newer)).map(({ path }) => path);

    expect(await repository.mergeBase(newer, rebased)).toBe(newer);
    expect(moved).toEqual([`${other}/readme.md`]);
    expect(await newAfter("rebase")).toEqual(await newAfter("add some"));
  });

  test("are the same commits for the same number, others for another", async () => {
    const again = await writePushes(repository, { number: 12, base, head }, opening);
    const others = await writePushes(repository, { number: 13, base, head }, opening);

    expect(again).toEqual(pushes);
    expect(others.map((push) => push.head)).not.toEqual(pushes.map((push) => push.head));
  });

  test("are commits of their own where nothing can be edited", async () => {
    const bare = await writePushes(repository, { number: 14, base, head }, undefined);

    expect(bare.map(({ did }) => did.length)).toEqual([0, 0, 1]);
    expect(new Set([head, ...bare.map((push) => push.head)]).size).toBe(4);
  });

  test("leave the recorded repository as it was", async () => {
    const found = async (...words: string[]) => (await runGit(recorded.directory, words)).toString("utf8");

    expect(await found("for-each-ref", "--format=%(refname)")).toBe("refs/heads/main\nrefs/pr/12/head\n");
    await expect(found("cat-file", "-e", pushOf("rebase").head)).rejects.toThrow();
  });
});

test("chance is spread evenly and the same for the same seed", () => {
  const chance = chanceOf(7);
  const drawn = Array.from({ length: 6_000 }, () => chance.below(6));
  const counts = Map.groupBy(drawn, (one) => one);

  expect([...counts.values()].every(({ length }) => length > 850 && length < 1_150)).toBe(true);
  expect(chanceOf(7).shuffled([1, 2, 3, 4, 5])).toEqual(chanceOf(7).shuffled([1, 2, 3, 4, 5]));
  expect(chanceOf(7).shuffled([1, 2, 3, 4, 5]).toSorted()).toEqual([1, 2, 3, 4, 5]);
  expect(chanceOf(7).pick([])).toBeUndefined();
});
