import { afterAll, beforeAll, expect, test } from "vitest";
import { settingsPath } from "../../src/config/repository-settings.ts";
import { commitOf } from "./commits.ts";
import { converse, folder, type Harness, spokenSettings, startHarness } from "./harness.ts";

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

const settings = (...lines: readonly string[]) => ({
  [settingsPath]: `${lines.join("\n")}\n${spokenSettings}`,
});

/** A base of its own with this settings file, and a pull request with two mistakes on it. */
async function onBaseWith(number: number, files: Readonly<Record<string, string>>) {
  const talk = converse(harness, number);
  const base = talk.name(
    await harness.simulator.commitFiles(harness.base, files, `Settings ${number}`, { ref: `base-${number}` }),
    "base with settings",
  );
  const head = talk.name(
    await commitOf(harness, ["dot", "no-parameter-summary"], { parent: base, salt: String(number) }),
    "head 1",
  );
  await talk.step("adele opens the pull request", () =>
    harness.simulator.openPullRequest({ number, head, base: `base-${number}`, fork: true, author: "adele" }),
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

test("fewer comments, as the settings say: what has none stands in the check, after the next push too", async () => {
  const { talk, base } = await onBaseWith(2, settings("comments:", "  lines: 1"));
  const fixed = { parent: base, salt: "fewer" };
  const head = talk.name(await commitOf(harness, ["no-parameter-summary"], fixed), "head 2");
  await talk.step("adele fixes what has the comment", () => harness.simulator.push(2, head));
  await talk.matches("settings-fewer-comments");
});

test("labels, where the settings want them: ours come and go, others stay", async () => {
  const { talk, base } = await onBaseWith(5, settings("labels:", '  prefix: "connector: "'));
  harness.simulator.pullRequest(5).labels.add("connector: by hand").add("good first issue");
  const head = talk.name(await commitOf(harness, [], { parent: base, salt: "labels" }), "head 2");
  await talk.step("adele fixes all", () => harness.simulator.push(5, head));
  await talk.matches("settings-labels");
});

test("a dispute has a label until it is taken back or a maintainer decides", async () => {
  const { talk, base } = await onBaseWith(9, settings("labels:", '  prefix: "connector: "'));
  harness.simulator.setPermission("megan", "write");
  const comments =
    "/connector dispute title/not-end-alphanumeric because @megan | the brand <b>ends</b> in a dot";
  await talk.step(`adele says ${JSON.stringify(comments)}`, () =>
    harness.simulator.comment(9, "adele", comments),
  );
  const head = talk.name(
    await commitOf(harness, ["dot", "no-parameter-summary"], { parent: base, salt: "disputed" }),
    "head 2",
  );
  await talk.step("adele pushes what leaves it as it is", () => harness.simulator.push(9, head));
  const [comment] = harness.simulator.issueComments(9).filter(({ user }) => user === "adele");
  await talk.step("adele deletes what she said", () => harness.simulator.deleteComment(comment?.id ?? 0));
  await talk.step("adele says it again", () => harness.simulator.comment(9, "adele", comments));
  const waived = "/connector waive title/not-end-alphanumeric because adele is right";
  await talk.step(`megan says ${JSON.stringify(waived)}`, () =>
    harness.simulator.comment(9, "megan", waived),
  );
  await talk.matches("settings-dispute-label");
});

test("broken settings of the base are told in the check, and the defaults are in force", async () => {
  await onBaseWith(3, { [settingsPath]: "rules:\n  title/not-end-alphanumerik: off\n" });
  const [run] = harness.simulator.checkRuns(harness.simulator.pullRequest(3).headSha);

  expect(run?.summary).toContain(
    "> `.github/connector-review.yml` of the base branch cannot be used, so the defaults are in force (line 2, column 3: There is no rule `title/not-end-alphanumerik`. Did you mean `title/not-end-alphanumeric`?)",
  );
  expect(run?.annotations.map(({ title }) => title)).toContain("The summary of `ListAlerts` ends in `.`.");
});

test("a pull request that breaks the settings is told so on the line; it cannot switch its reviewer off", async () => {
  const { talk, base } = await onBaseWith(4, settings("preset: auto"));
  const head = talk.name(
    await commitOf(harness, ["dot"], {
      parent: base,
      salt: "settings",
      files: settings("preset: auto", "ignore: ['**']", "rulez: none"),
    }),
    "head 2",
  );
  await talk.step("adele pushes settings of her own", () => harness.simulator.push(4, head));
  const values = talk.name(
    await commitOf(harness, ["dot"], {
      parent: base,
      salt: "values",
      files: settings(
        "language: german",
        "hosts:",
        "  - https://gateway.contoso.internal:8443",
        "words: [Fabrikam*]",
      ),
    }),
    "head 3",
  );
  await talk.step("adele fixes the keys and not the values", () => harness.simulator.push(4, values));
  await talk.matches("settings-broken-by-pull-request");
});

/** What a review says where the base, or the pull request itself, has these settings. */
async function reviewed(number: number, base: string, ofHead?: string) {
  const file = (text: string) => ({ [settingsPath]: text });
  const parent = await harness.simulator.commitFiles(harness.base, file(base), `Settings ${number}`, {
    ref: `base-${number}`,
  });
  const head = await commitOf(harness, [], {
    parent,
    salt: String(number),
    rewrite: (text) => text.replace("Lists the alerts of a region", "Lists the alerts you recieve"),
    ...(ofHead === undefined ? {} : { files: file(ofHead) }),
  });
  await harness.simulator.openPullRequest({ number, head, base: `base-${number}`, author: "adele" });
  await harness.settled();
  const run = harness.simulator.checkRuns(head).at(-1);
  return { summary: run?.summary ?? "", titles: run?.annotations.map(({ title }) => title) ?? [] };
}

test("words of the base are accepted, words that the pull request adds are not yet", async () => {
  const own = await reviewed(6, "words: [recieve]\n");
  const added = await reviewed(7, "words: [FinTrak]\n", "words: [FinTrak, recieve]\n");

  expect(own.titles).not.toContain("`recieve` is misspelt.");
  expect(added.titles).toContain("`recieve` is misspelt.");
});

test("in another language the rules about English are told as not needed, with the reason", async () => {
  const { summary, titles } = await reviewed(
    8,
    `preset: generic\nroots: [{ path: ${folder.split("/")[0]}, kind: independent }]\nlanguage: de\n`,
  );

  expect(titles).not.toContain("`recieve` is misspelt.");
  expect(summary).toMatch(
    /Not needed here: \d+ rules about English: texts here are in German, as the settings say\./,
  );
});

test("without a file of its own the owner's settings are in force", async () => {
  const fresh = await startHarness();
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
