/** The bot's own HTTP server. Probot's has no limit for bodies and verifies after reading; this one limits, verifies, then parses. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { JsonValue } from "../../text/json/json.ts";
import { maxBodyBytes, readBody } from "./read-body.ts";
import { signatureCheck } from "./signature.ts";

export const webhookPath = "/api/github/webhooks";

/** A webhook whose signature was right. */
export interface Delivery {
  /** `X-GitHub-Delivery`; a redelivery keeps it. */
  readonly id: string;
  readonly event: string;
  readonly payload: JsonValue;
}

export interface Health {
  readonly isReady: boolean;
  /** One line per part: `database: open`. Must not contain secrets: anyone can read it. */
  readonly parts: Readonly<Record<string, string>>;
}

export interface ServerDeps {
  /** Tried in order; two while a secret is being changed. */
  readonly secrets: readonly string[];
  /** Resolves when the delivery is queued and recorded. Throws: 500, and GitHub keeps the delivery as failed. */
  readonly accept: (delivery: Delivery) => Promise<string>;
  readonly health: () => Promise<Health>;
  readonly metrics: () => Promise<{ readonly contentType: string; readonly text: string }>;
  /** One call per answered webhook, with GitHub's event name only when the signature was right. */
  readonly onAnswer?: (answer: { readonly event: string; readonly result: string }) => void;
  readonly onError?: (error: unknown) => void;
}

export interface RunningServer {
  readonly url: string;
  /** Stops listening, lets running requests end for up to 10 seconds, then closes their connections. */
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Milliseconds. GitHub gives up after 10 s. */
const headersTimeout = 10_000;
const requestTimeout = 30_000;
const closeTimeout = 10_000;
const maxHeaderBytes = 16 * 1024;

/** Listens. Port 0 takes a free one. Rejects when the address is taken. */
export async function startServer(deps: ServerDeps, host: string, port: number): Promise<RunningServer> {
  const answerWebhook = webhooks(deps);
  const server = createServer(
    { headersTimeout, requestTimeout, maxHeaderSize: maxHeaderBytes },
    (request, response) => {
      answer(deps, answerWebhook, request)
        .catch((error: unknown): Answer => {
          deps.onError?.(error);
          return text(500, "internal error");
        })
        .then((result) => send(request, response, result, server.listening))
        .catch((error: unknown) => deps.onError?.(error));
    },
  );
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return { url: urlOf(server), close: () => close(server) };
}

async function answer(
  deps: ServerDeps,
  answerWebhook: (request: IncomingMessage) => Promise<Answer>,
  request: IncomingMessage,
): Promise<Answer> {
  const path = (request.url ?? "/").split("?", 1)[0];
  if (path === webhookPath) return request.method === "POST" ? answerWebhook(request) : notAllowed("POST");
  if (path !== "/healthz" && path !== "/readyz" && path !== "/metrics") return text(404, "not found");
  if (request.method !== "GET" && request.method !== "HEAD") return notAllowed("GET, HEAD");
  if (path === "/healthz") return text(200, "up");
  if (path === "/readyz") {
    const { isReady, parts } = await deps.health();
    return json(isReady ? 200 : 503, { ready: isReady, ...parts });
  }
  const metrics = await deps.metrics();
  return { status: 200, body: metrics.text, headers: { "content-type": metrics.contentType } };
}

function webhooks(deps: ServerDeps): (request: IncomingMessage) => Promise<Answer> {
  const intake = { held: 0 };
  const refuse = (status: number, result: string, message: string): Answer => {
    deps.onAnswer?.({ event: "unverified", result });
    return text(status, message);
  };
  return async (request) => {
    const id = header(request, "x-github-delivery");
    const event = header(request, "x-github-event");
    const signature = header(request, "x-hub-signature-256");
    // The body of an unsigned request is not read.
    if (signature === "") return refuse(401, "unsigned", "no signature");
    if (!isJson(request)) return refuse(400, "malformed", "content-type must be application/json");
    if (!/^[\w-]{1,100}$/.test(id) || !/^[a-z][a-z0-9_]{0,63}$/.test(event)) {
      return refuse(400, "malformed", "X-GitHub-Delivery and X-GitHub-Event are required");
    }
    const check = signatureCheck(deps.secrets);
    const body = await readBody(request, intake, maxBodyBytes, check.update);
    if (body.state !== "read") {
      const [status, result, message] = unread[body.state];
      return refuse(status, result, message);
    }
    // No `await` below: the byte budget stays accurate.
    intake.held -= body.size;
    if (!check.matches(signature)) return refuse(401, "bad-signature", "signature does not match");
    const payload = parse(body.text());
    if (payload === undefined) return refuse(400, "malformed", "body is not JSON");
    return take(deps, { id, event, payload });
  };
}

const unread = {
  "too-large": [413, "too-large", "body is larger than 25 MB"],
  busy: [503, "busy", "too many deliveries at once"],
  "broken-off": [400, "broken-off", "body broke off"],
} as const;

async function take(deps: ServerDeps, delivery: Delivery): Promise<Answer> {
  try {
    const result = await deps.accept(delivery);
    deps.onAnswer?.({ event: delivery.event, result });
    return json(202, { result });
  } catch (error) {
    deps.onAnswer?.({ event: delivery.event, result: "failed" });
    throw error;
  }
}

/** Undefined: no JSON. */
function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function header(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return typeof value === "string" ? value : "";
}

function isJson(request: IncomingMessage): boolean {
  return /^application\/json\s*(;|$)/i.test(request.headers["content-type"] ?? "");
}

function text(status: number, body: string): Answer {
  return { status, body: `${body}\n`, headers: { "content-type": "text/plain; charset=utf-8" } };
}

function json(status: number, body: Readonly<Record<string, unknown>>): Answer {
  return { status, body: `${JSON.stringify(body)}\n`, headers: { "content-type": "application/json" } };
}

function notAllowed(allow: string): Answer {
  const answer = text(405, "method not allowed");
  return { ...answer, headers: { ...answer.headers, allow } };
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  result: Answer,
  isListening: boolean,
): void {
  if (response.destroyed) return;
  // An unread body would be parsed as the next request, so the connection is closed.
  const isLast = !request.complete || !isListening;
  response.writeHead(result.status, {
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
    "content-length": Buffer.byteLength(result.body),
    ...result.headers,
    ...(isLast ? { connection: "close" } : {}),
  });
  response.end(request.method === "HEAD" ? undefined : result.body);
}

function urlOf(server: Server): string {
  const address = server.address();
  // A server that listens on a port has an AddressInfo; a string would be a pipe, which startServer never asks for.
  const { address: host, port, family } = address as AddressInfo;
  return `http://${family === "IPv6" ? `[${host}]` : host}:${port}`;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), closeTimeout);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
