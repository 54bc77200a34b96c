import { afterAll, beforeAll, expect, test } from "vitest";
import { settingsPath } from "../../src/config/repository-settings.ts";
import { commitOf } from "./commits.ts";
import { converse, folder, type Stage, spokenSettings, startStage } from "./stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());

const settings = (...lines: readonly string[]) => ({
  [settingsPath]: `${lines.join("\n")}\n${spokenSettings}`,
});

/** A base of its own with this settings file, and a pull request with two mistakes on it. */
async function onBaseWith(number: number, files: Readonly<Record<string, string>>) {
  const talk = converse(stage, number);
  const base = talk.name(
    await stage.simulator.commitFiles(stage.base, files, `Settings ${number}`, { ref: `base-${number}` }),
    "base with settings",
  );
  const head = talk.name(
    await commitOf(stage, ["dot", "no-parameter-summary"], { parent: base, salt: String(number) }),
    "head 1",
  );
  await talk.step("adele opens the pull request", () =>
    stage.simulator.openPullRequest({ number, head, base: `base-${number}`, fork: true, author: "adele" }),
  );
  return { talk, base };
}

test("a waiver of the settings counts where its globs say and as long as its date", async () => {
  const { talk } = await onBaseWith(
    1,
    settings(
      "waivers:",
      "  - rule: title/not-end-alphanumeric",
      `    paths: ["${folder}/**"]`,
      "    because: the brand ends in a dot",
      '    until: "2099-12-31"',
      "  - rule: parameter/summary-missing",
      "    because: it was allowed once",
      '    until: "2020-12-31"',
    ),
  );
  await talk.matches("settings-waivers");
});

test("fewer comments, as the settings say: what has none stands in the check", async () => {
  const { talk } = await onBaseWith(2, settings("comments:", "  lines: 1"));
  await talk.matches("settings-fewer-comments");
});

test("labels, where the settings want them: ours come and go, others stay", async () => {
  const { talk, base } = await onBaseWith(5, settings("labels:", '  prefix: "connector: "'));
  stage.simulator.pullRequest(5).labels.add("connector: by hand").add("good first issue");
  const head = talk.name(await commitOf(stage, [], { parent: base, salt: "labels" }), "head 2");
  await talk.step("adele fixes all", () => stage.simulator.push(5, head));
  await talk.matches("settings-labels");
});

test("broken settings of the base are told in the check, and the defaults are in force", async () => {
  await onBaseWith(3, { [settingsPath]: "rules:\n  title/not-end-alphanumerik: off\n" });
  const [run] = stage.simulator.checkRuns(stage.simulator.pullRequest(3).headSha);

  expect(run?.summary).toContain(
    "> `.github/connector-review.yml` of the base branch cannot be used, so the defaults are in force (line 2, column 3: There is no rule `title/not-end-alphanumerik`. Did you mean `title/not-end-alphanumeric`?)",
  );
  expect(run?.annotations.map(({ title }) => title)).toContain("The summary of `ListAlerts` ends in `.`.");
});

test("a pull request that breaks the settings is told so on the line; it cannot switch its reviewer off", async () => {
  const { talk, base } = await onBaseWith(4, settings("preset: auto"));
  const head = talk.name(
    await commitOf(stage, ["dot"], {
      parent: base,
      salt: "settings",
      files: settings("preset: auto", "ignore: ['**']", "rulez: none"),
    }),
    "head 2",
  );
  await talk.step("adele pushes settings of her own", () => stage.simulator.push(4, head));
  await talk.matches("settings-broken-by-pull-request");
});

test("without a file of its own the owner's settings are in force", async () => {
  const fresh = await startStage();
  fresh.simulator.switches.ownerFiles.set(settingsPath, "rules:\n  title/not-end-alphanumeric: off\n");
  const base = await fresh.simulator.commitFiles(fresh.base, { [settingsPath]: null }, "None", {
    ref: "none",
  });
  const head = await commitOf(fresh, ["dot", "no-parameter-summary"], { parent: base });
  await fresh.simulator.openPullRequest({ number: 1, head, base: "none", author: "adele" });
  await fresh.settled();
  const annotations = fresh.simulator.checkRuns(head).flatMap((run) => run.annotations);
  const titles = annotations.map(({ title }) => title);
  expect(titles).toContain("The parameter `region` of `ListAlerts` has no `x-ms-summary`.");
  expect(titles).not.toContain("The summary of `ListAlerts` ends in `.`.");
  await fresh.close();
});
