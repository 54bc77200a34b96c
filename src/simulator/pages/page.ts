/** A small server that shows the simulated pull request and its files in a browser. Reads only; needs no script. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Simulator } from "../simulator.ts";
import { conversationPage } from "./page-conversation.ts";
import { filePage } from "./page-file.ts";
import { pageStyle } from "./page-style.ts";

export interface RunningPage {
  /** Without a slash at the end; pull request 1 is at `<url>/<owner>/<name>/pull/1`. */
  readonly url: string;
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** Nothing but our own style sheet, and images that are part of the page. */
const contentPolicy =
  "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Listens on 127.0.0.1, on any free port. */
export async function startPage(github: Simulator): Promise<RunningPage> {
  const server = createServer((request, response) => {
    answer(github, request)
      .catch((error: unknown): Answer => text(500, error instanceof Error ? error.message : "failed"))
      .then((result) => send(response, result));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The page has no port.");
  return { url: `http://127.0.0.1:${address.port}`, close: () => close(server) };
}

async function answer(github: Simulator, request: IncomingMessage): Promise<Answer> {
  if (request.method !== "GET" && request.method !== "HEAD") return text(405, "This page can only be read.");
  const path = decoded(new URL(request.url ?? "/", "http://localhost").pathname) ?? "";
  if (path === "/style.css") return { status: 200, type: "text/css; charset=utf-8", body: pageStyle };
  const prefix = `/${github.world.owner}/${github.world.name}/`;
  const body = path.startsWith(prefix) ? await bodyOf(github, path.slice(prefix.length)) : undefined;
  return body === undefined ? notFound() : page(body);
}

/** @param path below the repository */
async function bodyOf(github: Simulator, path: string): Promise<string | undefined> {
  const number = /^pull\/(\d{1,9})$/.exec(path)?.[1];
  const pull = github.world.pullRequests.get(Number(number));
  if (pull !== undefined) return conversationPage(github, pull);
  const [, commit, file] = /^blob\/([0-9a-f]{40})\/(.+)$/.exec(path) ?? [];
  return commit === undefined || file === undefined ? undefined : filePage(github, commit, file);
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

function page(body: string): Answer {
  return { status: 200, type: "text/html; charset=utf-8", body };
}

function text(status: number, body: string): Answer {
  return { status, type: "text/plain; charset=utf-8", body: `${body}\n` };
}

function notFound(): Answer {
  return text(404, "The simulated GitHub has no such page.");
}

function send(response: ServerResponse, { status, type, body }: Answer): void {
  response.writeHead(status, {
    "content-type": type,
    "content-security-policy": contentPolicy,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
  });
  response.end(body);
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
