import { afterAll, beforeAll, expect, test } from "vitest";
import { settingsPath } from "../../src/config/repository-settings.ts";
import { summariesOn } from "../helpers/summaries.ts";
import { commitOf } from "./commits.ts";
import { converse, type Harness, startHarness, swaggerPath } from "./harness.ts";

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

test("a definition of 400 KB on one line", async () => {
  const talk = converse(harness, 1);
  const swagger = JSON.parse(harness.swagger.replace('"List stations"', '"List stations."')) as Record<
    string,
    unknown
  >; // our own fixture
  const text = JSON.stringify({ ...swagger, "x-padding": "x".repeat(400_000) });
  const head = talk.name(
    await harness.simulator.commitFiles(harness.base, { [swaggerPath]: text }, "One line"),
    "head 1",
  );
  await talk.step("adele opens the pull request", () =>
    harness.simulator.openPullRequest({ number: 1, head, fork: true, author: "adele" }),
  );
  const [run] = harness.simulator.checkRuns(head);
  expect(run?.annotations.some(({ title }) => title === "The summary of `ListStations` ends in `.`.")).toBe(
    true,
  );
  await talk.matches("one-line-400-kb");
});

test("hundreds of findings in 75 connectors", async () => {
  const files: Record<string, string> = {};
  for (let index = 0; index < 75; index += 1) {
    const folder = `independent-publisher-connectors/Many ${index}`;
    files[`${folder}/apiDefinition.swagger.json`] = harness.swagger
      .replaceAll(/"summary": "([^"]+)"/g, '"summary": "$1."')
      .replaceAll(/"description": "[^"]*"/g, '"description": "x"')
      .replaceAll('"x-ms-visibility": "important",', "");
    files[`${folder}/apiProperties.json`] = "{}";
  }
  // Here every rule speaks.
  const base = await harness.simulator.commitFiles(harness.base, { [settingsPath]: null }, "None", {
    ref: "none",
  });
  const head = await harness.simulator.commitFiles(base, files, "Many");
  harness.simulator.forgetRequests();
  await harness.simulator.openPullRequest({ number: 2, head, base: "none", fork: true, author: "adele" });
  await harness.settled();

  const end = harness.events.at(-1)?.end;
  const findings = [
    ...(end?.review.connectors.flatMap((connector) => connector.findings) ?? []),
    ...(end?.review.pullRequestFindings ?? []),
  ];
  const annotated = end?.plan.placements.filter(({ isAnnotated }) => isAnnotated).length ?? 0;
  expect(findings.length).toBeGreaterThan(600);
  expect(end?.plan.placements).toHaveLength(findings.length);
  expect(harness.simulator.checkRuns(head)[0]?.annotations).toHaveLength(annotated);
  expect(harness.simulator.reviewComments(2)).toHaveLength(25);
  const slices = Math.ceil(annotated / 50);
  expect(harness.simulator.writes().map(({ operation }) => operation)).toEqual([
    "checks/create",
    "pulls/create-review",
    ...Array.from({ length: slices }, () => "checks/update"),
  ]);
  expect(summariesOn(harness.simulator, 2)).toHaveLength(1);
});

test("3,001 changed files are never green", async () => {
  const talk = converse(harness, 3);
  const files: Record<string, string> = {};
  for (let index = 0; index < 3_000; index += 1) files[`notes/${index}.md`] = "x\n";
  const head = talk.name(await commitOf(harness, [], { salt: "3001", files }), "head 1");
  await talk.step("adele opens the pull request", () =>
    harness.simulator.openPullRequest({ number: 3, head, fork: true, author: "adele" }),
  );
  await talk.matches("3001-files");
});

test("an archived repository is left alone", async () => {
  const talk = converse(harness, 4);
  const head = talk.name(await commitOf(harness, ["dot"], { salt: "archived" }), "head 1");
  harness.simulator.switches.isArchived = true;
  await talk.step("adele opens the pull request", () =>
    harness.simulator.openPullRequest({ number: 4, head, fork: true, author: "adele" }),
  );
  harness.simulator.switches.isArchived = false;
  await talk.matches("archived");
});
