import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { World } from "../state/state.ts";
import type { Answer } from "./answers.ts";
import { dispatch } from "./dispatch.ts";
import { hangUp } from "./with-faults.ts";

const maxRequestBytes = 25 * 1024 * 1024;

/** Listens on 127.0.0.1 and sets the world's `apiUrl`. @param port 0 for any free one */
export async function listen(world: World, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    serve(world, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The simulated GitHub has no port.");
  world.apiUrl = `http://127.0.0.1:${address.port}`;
  return server;
}

export function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function serve(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const text = await readText(request);
  if (text === undefined) {
    response.destroy();
    return;
  }
  const answer = await dispatch(world, {
    method: request.method ?? "GET",
    url: new URL(request.url ?? "/", world.apiUrl),
    authorization: request.headers.authorization,
    accept: request.headers.accept ?? "",
    text,
  });
  if (answer === hangUp) response.destroy();
  else send(world, response, answer);
}

function send(world: World, response: ServerResponse, answer: Answer): void {
  const used = world.requests.length;
  const headers: Record<string, string> = {
    "x-github-request-id": randomUUID(),
    "x-github-media-type": "github.v3; format=json",
    "x-ratelimit-limit": "5000",
    "x-ratelimit-remaining": String(Math.max(5000 - used, 1)),
    "x-ratelimit-used": String(used),
    "x-ratelimit-reset": String(Math.ceil(Date.parse(world.now()) / 1000) + 3600),
    "x-ratelimit-resource": "core",
    ...(answer.bytes === undefined ? { "content-type": "application/json; charset=utf-8" } : {}),
    ...answer.headers,
  };
  const content = answer.bytes ?? (answer.body === undefined ? "" : JSON.stringify(answer.body));
  response.writeHead(answer.status, headers);
  if (answer.breaksOff !== true) response.end(content);
  else response.write(content.slice(0, content.length / 2), () => response.destroy());
}

async function readText(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    length += chunk.length;
    if (length > maxRequestBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
