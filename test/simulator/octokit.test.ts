import { ProbotOctokit } from "probot";
import { expect, test } from "vitest";
import { client, keys, lines, start } from "./simulated.ts";

const silent = { debug() {}, info() {}, warn() {}, error() {} };

test.each(["", "/api/v3"])(
  "Probot's client signs in as the App and reads every page below %j",
  async (prefix) => {
    const github = await start();
    const base = await github.commitFiles(undefined, { "a.txt": lines(3) }, "Start", { ref: "main" });
    const files = Object.fromEntries(
      Array.from({ length: 130 }, (_, index) => [`f/${index}.txt`, `${index}\n`]),
    );
    await github.openPullRequest({ number: 1, head: await github.commitFiles(base, files, "Many") });
    const privateKey = keys.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
    const octokit = new ProbotOctokit({
      baseUrl: github.url + prefix,
      auth: { appId: 7, privateKey, installationId: 77 },
      throttle: { enabled: false },
      retry: { enabled: false },
      log: silent,
    });

    const listed = await octokit.paginate("GET /repos/{owner}/{repo}/pulls/{pull_number}/files", {
      owner: "contoso",
      repo: "connectors",
      pull_number: 1,
      per_page: 100,
    });
    const answer = await octokit.graphql("query { viewer { login } }");

    expect(listed).toHaveLength(130);
    expect(answer).toEqual({ viewer: { login: "connector-review[bot]" } });
    expect(github.writes()).toEqual([]);
    expect(github.requests.map((request) => request.operation)).toEqual([
      "apps/create-installation-access-token",
      "pulls/list-files",
      "pulls/list-files",
      "graphql",
    ]);
    expect(github.violations).toEqual([]);
    await github.close();
  },
);

test("an answer can break off in the middle", async () => {
  const github = await start();
  github.fail({ path: "/rate_limit", behavior: "break-off" });

  await expect(client(github)("GET", "//rate_limit")).rejects.toThrow();

  await github.close();
});
