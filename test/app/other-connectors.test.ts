import { expect, test } from "vitest";
import { defaultRoots } from "../../src/connector/folders.ts";
import { indexTree } from "../../src/connector/index/index-of-connectors.ts";
import { GitHubFailure } from "../../src/github/failure.ts";
import { createBlobCache } from "../../src/github/files/blob-cache.ts";
import { gitHubTree } from "../../src/github/files/git-tree.ts";
import { readOtherConnectors } from "../../src/pull-request/other-connectors.ts";
import type { BlobFactsTable } from "../../src/store/blob-facts.ts";
import { octokitFor, repository, simulatedGitHub } from "../github/simulated-github.ts";
import { readCleanConnector } from "../helpers/cases.ts";
import { memoryTree } from "../helpers/memory-tree.ts";

const roots = defaultRoots("microsoft");

/** A table in memory. */
function memoryFacts(): BlobFactsTable & { readonly written: string[] } {
  const known = new Map<string, string>();
  const written: string[] = [];
  return {
    written,
    read: async (kind, ids) =>
      new Map(ids.flatMap((id) => (known.has(kind + id) ? [[id, known.get(kind + id) ?? ""] as const] : []))),
    write: async (kind, facts) => {
      for (const [id, text] of facts) {
        known.set(kind + id, text);
        written.push(text);
      }
    },
  };
}

function connectorFiles(count: number): Record<string, string | Uint8Array> {
  const files: Record<string, string> = { "README.md": "# Connectors" };
  for (let at = 1; at <= count; at += 1) {
    const folder = `certified-connectors/Contoso's Büro ${at}`;
    const swagger = { swagger: "2.0", info: { title: `Contoso ${at}` }, host: `api${at}.contoso.example` };
    files[`${folder}/apiDefinition.swagger.json`] = JSON.stringify(swagger);
    files[`${folder}/apiProperties.json`] = JSON.stringify({ properties: { publisher: `Contoso ${at}` } });
  }
  return files;
}

test("a repository is read by one archive, and afterwards by what changed", async () => {
  const simulator = await simulatedGitHub();
  const octokit = octokitFor(simulator);
  const first = await simulator.commitFiles(undefined, connectorFiles(12), "Start", { ref: "main" });
  const second = await simulator.commitFiles(
    first,
    {
      "certified-connectors/Contoso's Büro 3/apiDefinition.swagger.json":
        '{ "info": { "title": "Fabrikam" } }',
    },
    "Change",
    { ref: "main" },
  );
  const blobFacts = memoryFacts();
  const read = (commit: string) =>
    readOtherConnectors(
      { octokit, blobFacts },
      repository,
      commit,
      gitHubTree(octokit, repository, commit, createBlobCache()),
      roots,
      { icons: false },
    );
  const asked = () => simulator.requests.map(({ operation }) => operation);

  const before = await read(first);
  expect(before.connectors).toHaveLength(12);
  expect(before.withTitle("contoso 7").map(({ folder, publisher }) => [folder, publisher])).toEqual([
    ["certified-connectors/Contoso's Büro 7", "Contoso 7"],
  ]);
  expect(asked().filter((operation) => operation?.includes("blob"))).toEqual([]);
  expect(blobFacts.written).toHaveLength(24);

  const after = await read(second);
  expect(after.withTitle("Contoso 3")).toEqual([]);
  expect(after.withTitle("FABRIKAM")).toHaveLength(1);
  expect(blobFacts.written).toHaveLength(25);
});

test("icons are read from the archive when their looks are asked for, and remembered", async () => {
  const simulator = await simulatedGitHub();
  const octokit = octokitFor(simulator);
  const icon = readCleanConnector("certified").get("icon.png") ?? new Uint8Array();
  const files = { ...connectorFiles(9), "certified-connectors/Contoso's Büro 4/icon.png": icon };
  const commit = await simulator.commitFiles(undefined, files, "Start", { ref: "main" });
  const blobFacts = memoryFacts();
  const tree = gitHubTree(octokit, repository, commit, createBlobCache());
  const looksAsked = async (icons: boolean) => {
    const index = await readOtherConnectors({ octokit, blobFacts }, repository, commit, tree, roots, {
      icons,
    });
    return index.connectors.flatMap(({ iconLook }) => iconLook ?? []);
  };

  const local = await indexTree(memoryTree(files), roots, { icons: true });
  const looks = local.connectors.flatMap(({ iconLook }) => iconLook ?? []);
  expect(looks).toHaveLength(1);
  expect(await looksAsked(false)).toEqual([]);
  expect(await looksAsked(true)).toEqual(looks);
  expect(blobFacts.written).toHaveLength(19);
  expect(await looksAsked(true)).toEqual(looks);
  expect(blobFacts.written).toHaveLength(19);
});

test("an archive that cannot be read is a failure of GitHub's", async () => {
  const simulator = await simulatedGitHub();
  const octokit = octokitFor(simulator);
  const commit = await simulator.commitFiles(undefined, connectorFiles(12), "Start", { ref: "main" });
  const tree = gitHubTree(octokit, repository, commit, createBlobCache());

  await expect(
    readOtherConnectors({ octokit }, repository, "0".repeat(40), tree, roots, { icons: false }),
  ).rejects.toThrow(GitHubFailure);
});
