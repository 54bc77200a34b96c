/** Blobs, trees, commits and branches made through the API: what `/connector fix` needs. */

import type { TreeEntry } from "../git/git-repository.ts";
import { branchTip } from "../git/revisions.ts";
import type { Fork, World } from "../state/state.ts";
import { forkNamed } from "./access.ts";
import {
  type Answer,
  type Exchange,
  type Handlers,
  notFound,
  parameter,
  validationFailed,
} from "./answers.ts";
import { listOf, objectOf, textOf } from "./json-fields.ts";
import { refShape } from "./routes-repository.ts";
import { repositoryUrl } from "./shapes.ts";
import { gitCommitShape } from "./shapes-pull-request.ts";

export const gitWriteHandlers: Handlers = {
  "git/create-blob": async ({ world, body }) => {
    const encoding = textOf(body, "encoding") === "base64" ? "base64" : "utf8";
    const sha = await world.git.writeObject("blob", Buffer.from(textOf(body, "content") ?? "", encoding));
    return { status: 201, body: { sha, url: `${repositoryUrl(world)}/git/blobs/${sha}` } };
  },
  "git/create-tree": createTree,
  "git/create-commit": createCommit,
  "git/update-ref": updateRef,
};

type Entry = Pick<TreeEntry, "mode" | "type" | "sha">;

async function createTree(exchange: Exchange): Promise<Answer> {
  const { world, body } = exchange;
  const base = textOf(body, "base_tree");
  const old = base === undefined ? undefined : await world.git.tree(base, true);
  if (base !== undefined && old === undefined) return notFound();
  const leaves = new Map<string, Entry>();
  for (const entry of old?.entries ?? []) if (entry.type !== "tree") leaves.set(entry.path, entry);
  for (const item of listOf(body, "tree") ?? []) await change(exchange, leaves, item);
  const sha = await writeTree(exchange, leaves);
  const tree = [...leaves].map(([path, entry]) => ({
    path,
    mode: entry.mode,
    type: entry.type,
    sha: entry.sha,
  }));
  return {
    status: 201,
    body: { sha, url: `${repositoryUrl(world)}/git/trees/${sha}`, tree, truncated: false },
  };
}

async function change(exchange: Exchange, leaves: Map<string, Entry>, item: unknown): Promise<void> {
  const path = textOf(item, "path") ?? "";
  const content = textOf(item, "content");
  const written = content === undefined ? undefined : Buffer.from(content);
  const sha =
    written === undefined ? textOf(item, "sha") : await exchange.world.git.writeObject("blob", written);
  const mode = textOf(item, "mode") ?? "100644";
  if (sha === undefined) leaves.delete(path);
  else leaves.set(path, { mode, type: mode === "160000" ? "commit" : "blob", sha });
}

/** Writes folders from the inside out; git wants entries sorted as if folders ended with a slash. */
async function writeTree(exchange: Exchange, leaves: ReadonlyMap<string, Entry>): Promise<string> {
  const here = new Map<string, Entry>();
  const below = new Map<string, Map<string, Entry>>();
  for (const [path, entry] of leaves) {
    const slash = path.indexOf("/");
    if (slash < 0) here.set(path, entry);
    else {
      const name = path.slice(0, slash);
      below.set(name, (below.get(name) ?? new Map<string, Entry>()).set(path.slice(slash + 1), entry));
    }
  }
  for (const [name, inner] of below) {
    here.set(name, { mode: "40000", type: "tree", sha: await writeTree(exchange, inner) });
  }
  const key = ([name, entry]: [string, Entry]): Buffer =>
    Buffer.from(entry.type === "tree" ? `${name}/` : name);
  const sorted = [...here].sort((a, b) => Buffer.compare(key(a), key(b)));
  const parts = sorted.flatMap(([name, entry]) => [
    Buffer.from(`${entry.mode} ${name}\0`),
    Buffer.from(entry.sha, "hex"),
  ]);
  return exchange.world.git.writeObject("tree", Buffer.concat(parts));
}

async function createCommit(exchange: Exchange): Promise<Answer> {
  const { world, body, caller } = exchange;
  const login = caller.kind === "app" ? world.app.slug : caller.login;
  const seconds = Math.floor(Date.parse(textOf(objectOf(body, "author"), "date") ?? world.now()) / 1000);
  const name = textOf(objectOf(body, "author"), "name") ?? login;
  const email = textOf(objectOf(body, "author"), "email") ?? `${login}@users.noreply.github.com`;
  const parents = (listOf(body, "parents") ?? []).filter((sha) => typeof sha === "string");
  const lines = [
    `tree ${textOf(body, "tree") ?? ""}`,
    ...parents.map((sha) => `parent ${sha}`),
    `author ${name} <${email}> ${seconds} +0000`,
    `committer ${name} <${email}> ${seconds} +0000`,
  ];
  const text = `${lines.join("\n")}\n\n${textOf(body, "message") ?? ""}`;
  const sha = await world.git.writeObject("commit", Buffer.from(text));
  const commit = await world.git.commit(sha);
  return commit === undefined ? notFound() : { status: 201, body: gitCommitShape(world, commit) };
}

/** Moves a branch and with it the head of its pull request. */
async function updateRef(exchange: Exchange): Promise<Answer> {
  const { world, body } = exchange;
  const ref = parameter(exchange, "ref");
  const branch = ref.replace(/^heads\//, "");
  const sha = textOf(body, "sha") ?? "";
  const fork = forkNamed(world, parameter(exchange, "owner"), parameter(exchange, "repo"));
  const old = fork === undefined ? await branchTip(world, branch) : forkTip(world, fork, branch);
  const commit = await world.git.commit(sha);
  if (old === undefined || !ref.startsWith("heads/"))
    return validationFailed({ resource: "Reference", code: "missing" });
  if (commit === undefined) return validationFailed({ resource: "Reference", code: "invalid", field: "sha" });
  const isForward = (await world.git.mergeBase(old, sha)) === old;
  const isForced = objectOf({ body }, "body")?.["force"] === true;
  if (!isForward && !isForced)
    return validationFailed({
      resource: "Reference",
      code: "custom",
      message: "Update is not a fast forward",
    });
  await world.moveBranch(branch, sha, fork);
  return { status: 200, body: refShape(world, ref, sha) };
}

function forkTip(world: World, fork: Fork, branch: string): string | undefined {
  const pulls = [...world.pullRequests.values()];
  return pulls.find((pull) => pull.fork?.owner === fork.owner && pull.headRef === branch)?.headSha;
}
