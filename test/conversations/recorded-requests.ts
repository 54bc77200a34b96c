/** The bot's requests as lines for people: reads by name and number, writes one by one with what matters of their bodies. */
import type { LoggedRequest } from "../../src/simulator/state/state.ts";
import { bodyLines, gist, isRecord, listIn, numberIn, textIn } from "./recorded-text.ts";

/** How often these are asked depends on what the process did before: blobs and identities are cached. */
const cached = new Set([
  "git/get-blob",
  "repos/get-content",
  "apps/get-authenticated",
  "apps/create-installation-access-token",
]);

export function requestLines(requests: readonly LoggedRequest[]): string[] {
  const known = requests.filter(({ operation }) => !cached.has(operation ?? ""));
  const reads = known.filter((request) => !isWrite(request));
  // A command runs at the same time as its review: which of the two writes first is chance.
  const isReaction = ({ operation }: LoggedRequest) => operation === "reactions/create-for-issue-comment";
  const writes = known.filter(isWrite).sort((a, b) => Number(isReaction(b)) - Number(isReaction(a)));
  if (known.length === 0) return ["nothing is asked and nothing is written"];
  return [readLine(reads), ...(writes.length === 0 ? ["nothing is written"] : writes.flatMap(writeLines))];
}

function isWrite({ method, operation, body }: LoggedRequest): boolean {
  if (operation === "graphql") return /^\s*mutation\b/.test(textIn(body, "query"));
  return method !== "GET";
}

function readLine(reads: readonly LoggedRequest[]): string {
  const counts = new Map<string, number>();
  for (const request of reads) {
    const name = `${request.operation ?? request.path}${request.status < 300 ? "" : ` (${request.status})`}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const parts = [...counts].sort().map(([name, count]) => (count === 1 ? name : `${name} ×${count}`));
  return `reads: ${parts.join(", ") || "nothing"}`;
}

function writeLines(request: LoggedRequest): string[] {
  const { operation, path, status, body } = request;
  const failed = status < 300 ? "" : ` → ${status}`;
  const head = `- ${operation ?? `${request.method} ${path}`}${failed}`;
  switch (operation) {
    case "checks/create":
    case "checks/update":
      return [`${head}: ${checkGist(body)}`, ...annotationLines(body)];
    case "pulls/create-review":
      return [
        `${head}: ${gist(textIn(body, "body"))}`,
        ...bodyLines(textIn(body, "body")).slice(1),
        ...listIn(body, "comments").map(commentLine),
      ];
    case "pulls/create-review-comment":
      return [
        `${head}: ${textIn(body, "path")} (${textIn(body, "subject_type")}) ${gist(textIn(body, "body"))}`,
      ];
    case "issues/create-comment":
    case "issues/update-comment":
      return [head, ...bodyLines(textIn(body, "body"))];
    case "reactions/create-for-issue-comment":
      return [`${head}: ${textIn(body, "content")}`];
    case "graphql":
      return [head, ...mutationLines(body)];
    default:
      return [body === undefined ? head : `${head}: ${shown(body)}`];
  }
}

const maxShown = 160;

function shown(body: unknown): string {
  const text = JSON.stringify(body);
  return text.length > maxShown ? `${text.slice(0, maxShown / 4)}…` : text;
}

function checkGist(body: unknown): string {
  const output = isRecord(body) ? body["output"] : undefined;
  const words = [
    textIn(body, "status"),
    textIn(body, "conclusion"),
    textIn(body, "external_id").replace(/:.*/, ""),
  ];
  return `${words.filter((word) => word !== "").join(" ")} “${textIn(output, "title")}”`;
}

function annotationLines(body: unknown): string[] {
  const output = isRecord(body) ? body["output"] : undefined;
  return listIn(output, "annotations").map(
    (one) =>
      `    ${textIn(one, "path")}:${numberIn(one, "start_line")} ${textIn(one, "annotation_level")}: ${textIn(one, "title")}`,
  );
}

function commentLine(comment: unknown): string {
  const start = numberIn(comment, "start_line");
  const line = numberIn(comment, "line");
  const lines = start === undefined ? `${line}` : `${start}–${line}`;
  return `    ${textIn(comment, "path")}:${lines} ${gist(textIn(comment, "body"))}`;
}

/** Each field of the mutation, with what it is about. */
function mutationLines(body: unknown): string[] {
  const fields = [...textIn(body, "query").matchAll(/^\s*(\w+): (\w+)\(/gm)].map(([, key, name]) => ({
    key,
    name,
  }));
  const variables = isRecord(body) ? body["variables"] : undefined;
  return fields.flatMap(({ key = "", name }) => {
    const text = textIn(variables, `b${key.slice(1)}`);
    if (name === "updatePullRequestReview")
      return [`    ${name}: ${gist(text)}`, ...bodyLines(text).slice(1)];
    return [`    ${name}${name?.startsWith("update") ? `: ${gist(text)}` : ""}`];
  });
}
