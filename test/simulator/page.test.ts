/** The page of the simulated pull request: what it shows, and what strangers' text cannot do there. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium } from "playwright-core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type RunningPage, startPage } from "../../src/simulator/pages/page.ts";
import type { Simulator } from "../../src/simulator/simulator.ts";
import { client, lines, start } from "./simulated.ts";

const hostileTitle =
  "<img src=x onerror=\"document.title='broken'\"><script>document.title='broken'</script>";
const longLine = `"description": "${"a very long line ".repeat(30)}"`;
const browser = process.env["TEST_CHROMIUM"];

let github: Simulator;
let page: RunningPage;
let head: string;

beforeEach(async () => {
  github = await start();
  const base = await github.commitFiles(undefined, { "a b/c.json": lines(9) }, "Start", { ref: "main" });
  head = await github.commitFiles(base, { "a b/c.json": lines(9, { 4: longLine }) }, "Change");
  await github.openPullRequest({ number: 1, head, author: "adele", title: hostileTitle, body: hostileTitle });
  await speak();
  page = await startPage(github);
});

afterEach(async () => {
  await page.close();
  await github.close();
});

/** What the bot would write, with text of strangers that was not escaped. */
async function speak(): Promise<void> {
  const call = client(github);
  const { body: run } = await call("POST", "/check-runs", { name: "Connector review", head_sha: head });
  const id = typeof run === "object" && run !== null && "id" in run ? run.id : undefined;
  const table = `| | where | what |\n|---|---|---|\n| ● error | \`${"x".repeat(60)}.json:4\` | ${hostileTitle} |`;
  await call("PATCH", `/check-runs/${id}`, {
    conclusion: "failure",
    output: {
      title: `Two things ${hostileTitle}`,
      summary: `**Two things to fix**\n\n${table}\n\n<details><summary>Fixed here: 1</summary>\n\n- a fixed thing\n`,
      annotations: [
        {
          path: "a b/c.json",
          start_line: 4,
          end_line: 4,
          annotation_level: "failure",
          title: hostileTitle,
          message: hostileTitle,
        },
      ],
    },
  });
  await call("POST", "/pulls/1/reviews", {
    event: "COMMENT",
    body: "A review of two things.",
    comments: [
      {
        path: "a b/c.json",
        line: 4,
        side: "RIGHT",
        body: `<!-- marker -->\n**The line is long.**\n\n\`\`\`suggestion\n${longLine}\n\`\`\`\n\n<sub>error · [bad](javascript:alert) · ${hostileTitle}</sub></details></article>`,
      },
    ],
  });
  github.comment(1, "adele", "Thanks, I look at it.");
}

const pullPath = "/contoso/connectors/pull/1";

test("text of strangers is text, comments of HTML are gone, folds work", async () => {
  const html = await (await fetch(page.url + pullPath)).text();

  expect(html).not.toMatch(/<img|<script|javascript:|marker/);
  expect(html).toContain("&lt;img src=x onerror=");
  expect(html).toContain("<details><summary>Fixed here: 1</summary>");
  expect(html).toContain('<code class="language-suggestion">');
  expect(html).toContain("<sub>error · ");
  expect(html).toContain("Thanks, I look at it.");
  expect(html.match(/<details/g)?.length).toBe(html.match(/<\/details>/g)?.length);
  expect(html.match(/<article/g)?.length).toBe(html.match(/<\/article>/g)?.length);
});

test("the page allows no script, and nothing from elsewhere", async () => {
  const response = await fetch(page.url + pullPath);

  expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
});

test("a file of a commit is shown with numbered lines; what does not exist is 404", async () => {
  const file = await fetch(`${page.url}/contoso/connectors/blob/${head}/a%20b/c.json`);

  expect(await file.text()).toContain('<tr id="L4"><td class="number">4</td><td>&quot;description');
  expect((await fetch(`${page.url}/contoso/connectors/blob/${head}/a%0Ab`)).status).toBe(404);
  expect((await fetch(`${page.url}/contoso/connectors/blob/${head}/none`)).status).toBe(404);
  expect((await fetch(`${page.url}/contoso/connectors/pull/2`)).status).toBe(404);
  expect((await fetch(page.url, { method: "POST" })).status).toBe(405);
});

describe.skipIf(browser === undefined)(
  `in Chromium${browser === undefined ? " (skipped: TEST_CHROMIUM names no binary)" : ""}`,
  () => {
    let folder: string;
    let context: BrowserContext;

    afterEach(async () => {
      await context?.close();
      await rm(folder, { recursive: true, force: true });
    });

    test.each([1280, 360])("at %i pixels all is readable without scrolling sideways", async (width) => {
      folder = await mkdtemp(join(tmpdir(), "page-test-"));
      context = await chromium.launchPersistentContext(folder, {
        executablePath: browser ?? "",
        headless: true,
        viewport: { width, height: 900 },
        args: [
          "--no-sandbox",
          "--headless",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
        ],
      });
      const tab = await context.newPage();

      await tab.goto(page.url + pullPath);

      expect(await tab.getByText("The line is long.").isVisible()).toBe(true);
      expect(await tab.getByText("Thanks, I look at it.").isVisible()).toBe(true);
      expect(await tab.getByText("Two things to fix").isVisible()).toBe(true);
      expect(await tab.locator("img, script").count()).toBe(0);
      expect(await tab.title()).toContain("<img src=x");
      const scrolled = await tab.evaluate("document.documentElement.scrollWidth");
      expect(scrolled).toBe(width);
    });
  },
);
