/** Commits, trees, blobs and files, read from git. */

import type { TreeEntry } from "../git/git-repository.ts";
import { servedPatch } from "../git/pull-request-files.ts";
import { branchTip, resolveCommit } from "../git/revisions.ts";
import type { World } from "../state/state.ts";
import { type Answer, type Exchange, failure, type Handlers, notFound, ok, parameter } from "./answers.ts";
import { repositoryHtml, repositoryUrl } from "./shapes.ts";
import { commitShape, fileShape, gitCommitShape } from "./shapes-pull-request.ts";

const maxComparedFiles = 300;
const maxInlineBytes = 1024 * 1024;
const maxContentBytes = 100 * 1024 * 1024;

export const repositoryHandlers: Handlers = {
  "git/get-tree": getTree,
  "git/get-blob": getBlob,
  "git/get-commit": async (exchange) => {
    const commit = await resolveCommit(exchange.world, parameter(exchange, "commit_sha"));
    return commit === undefined ? notFound() : ok(gitCommitShape(exchange.world, commit));
  },
  "git/get-ref": async (exchange) => {
    const ref = parameter(exchange, "ref");
    const commit = await resolveCommit(exchange.world, `refs/${ref}`);
    return commit === undefined ? notFound() : ok(refShape(exchange.world, ref, commit.sha));
  },
  "repos/get-branch": getBranch,
  "repos/get-content": getContent,
  "repos/compare-commits-with-basehead": compare,
  "repos/download-tarball-archive": async (exchange) => {
    const { world } = exchange;
    const commit = await resolveCommit(world, parameter(exchange, "ref"));
    if (commit === undefined) return notFound();
    // GitHub redirects to another host; here it is another path of the same host.
    const location = `${world.apiUrl}/codeload/${world.owner}/${world.name}/legacy.tar.gz/${commit.sha}`;
    return { status: 302, headers: { location } };
  },
};

export function refShape(world: World, ref: string, sha: string) {
  return {
    ref: `refs/${ref}`,
    node_id: `REF_${ref}`,
    url: `${repositoryUrl(world)}/git/refs/${ref}`,
    object: { type: "commit", sha, url: `${repositoryUrl(world)}/git/commits/${sha}` },
  };
}

async function getTree(exchange: Exchange): Promise<Answer> {
  const { world } = exchange;
  const name = parameter(exchange, "tree_sha");
  const isSha = /^[0-9a-f]{40}$/.test(name);
  const root = isSha ? name : (await resolveCommit(world, name))?.tree;
  // Any value of `recursive` counts, "0" and "false" too.
  const tree = root === undefined ? undefined : await world.git.tree(root, exchange.query.has("recursive"));
  if (tree === undefined) return notFound();
  const limit = world.switches.maxTreeEntries;
  return ok({
    sha: tree.sha,
    url: `${repositoryUrl(world)}/git/trees/${tree.sha}`,
    tree: tree.entries.slice(0, limit).map((entry) => treeEntryShape(world, entry)),
    truncated: tree.entries.length > limit,
  });
}

function treeEntryShape(world: World, entry: TreeEntry) {
  const { path, mode, type, sha, size } = entry;
  const url = `${repositoryUrl(world)}/git/${type}s/${sha}`;
  return {
    path,
    mode,
    type,
    sha,
    ...(size === undefined ? {} : { size }),
    ...(type === "commit" ? {} : { url }),
  };
}

async function getBlob(exchange: Exchange): Promise<Answer> {
  const { world } = exchange;
  const sha = parameter(exchange, "file_sha");
  const object = /^[0-9a-f]{40}$/.test(sha) ? await world.git.read(sha) : undefined;
  if (object?.type !== "blob") return notFound();
  if (exchange.accept.includes("raw")) return { status: 200, bytes: object.content };
  return ok({
    sha,
    node_id: `B_${sha}`,
    size: object.content.length,
    url: `${repositoryUrl(world)}/git/blobs/${sha}`,
    content: base64(object.content),
    encoding: "base64",
  });
}

/** In lines of 60 characters, as GitHub returns base64. */
function base64(content: Buffer): string {
  return content
    .toString("base64")
    .replace(/.{60}/g, "$&\n")
    .replace(/([^\n])$/, "$1\n");
}

async function getBranch(exchange: Exchange): Promise<Answer> {
  const { world } = exchange;
  const name = parameter(exchange, "branch");
  const tip = await branchTip(world, name);
  const commit = tip === undefined ? undefined : await world.git.commit(tip);
  if (commit === undefined) return failure(404, "Branch not found");
  const url = `${repositoryUrl(world)}/branches/${encodeURIComponent(name)}`;
  return ok({
    name,
    commit: commitShape(world, commit),
    _links: { self: url, html: `${repositoryHtml(world)}/tree/${name}` },
    protected: false,
    protection: { enabled: false },
    protection_url: `${url}/protection`,
  });
}

async function getContent(exchange: Exchange): Promise<Answer> {
  const { world, query } = exchange;
  const path = parameter(exchange, "path").replace(/^\/+|\/+$/g, "");
  if (parameter(exchange, "repo") === ".github") return ownerFile(world, path);
  const commit = await resolveCommit(world, query.get("ref") ?? world.defaultBranch);
  if (commit === undefined) return failure(404, `No commit found for the ref ${query.get("ref") ?? ""}`);
  const entry = await entryAt(world, commit.tree, path);
  if (entry === undefined) return notFound();
  if (entry.type === "tree") {
    const tree = await world.git.tree(entry.sha, false);
    const children = (tree?.entries ?? []).slice(0, 1000);
    return ok(
      children.map((child) => contentShape(world, { ...child, path: `${path}/${child.path}` }, commit.sha)),
    );
  }
  if (entry.type === "commit")
    return ok({ ...contentShape(world, entry, commit.sha), submodule_git_url: "" });
  const object = await world.git.read(entry.sha);
  if (object === undefined) return notFound();
  if (object.content.length > maxContentBytes)
    return failure(403, "This API returns blobs up to 100 MB in size.");
  if (exchange.accept.includes("raw")) return { status: 200, bytes: object.content };
  return ok({ ...contentShape(world, entry, commit.sha), ...inline(entry, object.content) });
}

function ownerFile(world: World, path: string): Answer {
  const text = world.switches.ownerFiles.get(path);
  if (text === undefined) return notFound();
  const content = Buffer.from(text);
  const entry: TreeEntry = { path, mode: "100644", type: "blob", sha: "0".repeat(40), size: content.length };
  return ok({ ...contentShape(world, entry, world.defaultBranch), ...inline(entry, content) });
}

function inline(entry: TreeEntry, content: Buffer) {
  if (entry.mode === "120000") return { target: content.toString("utf8") };
  const isInline = content.length <= maxInlineBytes;
  return isInline ? { content: base64(content), encoding: "base64" } : { content: "", encoding: "none" };
}

async function entryAt(world: World, root: string, path: string): Promise<TreeEntry | undefined> {
  let entry: TreeEntry = { path: "", mode: "040000", type: "tree", sha: root, size: undefined };
  if (path === "") return entry;
  for (const name of path.split("/")) {
    const tree = entry.type === "tree" ? await world.git.tree(entry.sha, false) : undefined;
    const child = tree?.entries.find((each) => each.path === name);
    if (child === undefined) return undefined;
    entry = child;
  }
  return { ...entry, path };
}

function contentShape(world: World, entry: TreeEntry, commit: string) {
  const path = entry.path.split("/").map(encodeURIComponent).join("/");
  const url = `${repositoryUrl(world)}/contents/${path}?ref=${commit}`;
  const kind = entry.type === "tree" ? "tree" : "blob";
  const gitUrl = `${repositoryUrl(world)}/git/${kind}s/${entry.sha}`;
  const html = `${repositoryHtml(world)}/${kind}/${commit}/${path}`;
  return {
    type: contentType(entry),
    name: entry.path.split("/").at(-1) ?? "",
    path: entry.path,
    sha: entry.sha,
    size: entry.size ?? 0,
    url,
    html_url: html,
    git_url: gitUrl,
    download_url: kind === "tree" ? null : `${repositoryHtml(world)}/raw/${commit}/${path}`,
    _links: { self: url, git: gitUrl, html },
  };
}

function contentType(entry: TreeEntry): string {
  if (entry.type === "tree") return "dir";
  if (entry.type === "commit") return "submodule";
  return entry.mode === "120000" ? "symlink" : "file";
}

async function compare(exchange: Exchange): Promise<Answer> {
  const { world } = exchange;
  const [left = "", right = ""] = parameter(exchange, "basehead").split("...");
  const [base, head] = [await resolveCommit(world, left), await resolveCommit(world, right)];
  const baseSha =
    base === undefined || head === undefined ? undefined : await world.git.mergeBase(base.sha, head.sha);
  const common = baseSha === undefined ? undefined : await world.git.commit(baseSha);
  if (base === undefined || head === undefined) return notFound();
  if (common === undefined) return failure(404, `No common ancestor between ${left} and ${right}.`);
  const ahead = await world.git.commitsBetween(base.sha, head.sha);
  const behind = await world.git.commitsBetween(head.sha, base.sha);
  const shas = pageOf(exchange, ahead, 250);
  const commits = await Promise.all(shas.map((sha) => world.git.commit(sha)));
  const files = (exchange.query.get("page") ?? "1") === "1" ? await world.git.diff(common.sha, head.sha) : [];
  const html = `${repositoryHtml(world)}/compare/${left}...${right}`;
  return ok({
    url: `${repositoryUrl(world)}/compare/${left}...${right}`,
    html_url: html,
    permalink_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    base_commit: commitShape(world, base),
    merge_base_commit: commitShape(world, common),
    status: comparison(ahead.length, behind.length),
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    commits: commits.flatMap((commit) => (commit === undefined ? [] : [commitShape(world, commit)])),
    files: files
      .slice(0, maxComparedFiles)
      .map((file) => fileShape(world, file, head.sha, servedPatch(world, file))),
  });
}

function pageOf<Item>(exchange: Exchange, items: readonly Item[], size: number): readonly Item[] {
  const per = Math.min(Number(exchange.query.get("per_page") ?? size) || size, size);
  const number = Number(exchange.query.get("page") ?? 1) || 1;
  return items.slice((number - 1) * per, number * per);
}

function comparison(ahead: number, behind: number): string {
  if (ahead > 0 && behind > 0) return "diverged";
  if (ahead > 0) return "ahead";
  return behind > 0 ? "behind" : "identical";
}
