import { Octokit } from "@octokit/rest";
import { expect, test } from "vitest";
import { allPages } from "../../src/github/octokit.ts";
import { readHead } from "../../src/github/pull-request.ts";

const ref = { owner: "contoso", repo: "connectors", number: 5 };
const silent = { debug() {}, info() {}, warn() {}, error() {} };

function answering(response: () => Response) {
  return new Octokit({ request: { fetch: async () => response() }, log: silent });
}

test.each([
  ["broke off", '{"head": {"sha": "abc'],
  ["is empty", ""],
  ["is a page of a proxy", "<html>sign in</html>"],
])("an answer with status 200 that %s is a failure of the network", async (_, body) => {
  const headers = { "content-type": "application/json" };
  const octokit = answering(() => new Response(body, { status: 200, headers }));

  await expect(readHead(octokit, ref)).rejects.toMatchObject({ kind: "network", isPassing: true });
});

test("pages are read until one is not full, and no further than allowed", async () => {
  const full = Array.from({ length: 100 }, (_, index) => index);
  const pages: number[] = [];
  const read = (last: number) => (page: number) => {
    pages.push(page);
    return Promise.resolve(page < last ? full : []);
  };

  const short = await allPages(5, read(3));
  const long = await allPages(2, read(9));

  expect([short.items.length, short.isComplete]).toEqual([200, true]);
  expect([long.items.length, long.isComplete]).toEqual([200, false]);
  expect(pages).toEqual([1, 2, 3, 1, 2]);
});
