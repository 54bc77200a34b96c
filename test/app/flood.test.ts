import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const megabyte = 1024 * 1024;
let server: ChildProcess;
let url: URL;
let atRest: number;

beforeAll(async () => {
  server = fork(fileURLToPath(new URL("server-process.ts", import.meta.url)));
  const [message] = await once(server, "message");
  url = new URL(message.url);
  atRest = (await ask()).peak;
});

afterAll(() => {
  server.kill();
});

async function ask(): Promise<{ results: string[]; peak: number }> {
  server.send("how are you?");
  const [message] = await once(server, "message");
  return message;
}

const headers = ["Content-Type: application/json", "X-GitHub-Event: ping", "X-GitHub-Delivery: d-1"];
const madeUp = `X-Hub-Signature-256: sha256=${"0".repeat(64)}`;

/** Sends up to `count` pieces as fast as the other side takes them; resolves with how many went before it hung up. */
function flood(more: readonly string[], piece: string, count: number): Promise<number> {
  return new Promise((resolve) => {
    const socket = connect(Number(url.port), url.hostname);
    let sent = 0;
    const push = (): void => {
      while (sent < count && !socket.destroyed) {
        sent += 1;
        if (!socket.write(piece)) return;
      }
    };
    socket.on("drain", push);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => resolve(sent));
    socket.resume();
    socket.write(
      ["POST /api/github/webhooks HTTP/1.1", "Host: bot", ...headers, ...more, "", ""].join("\r\n"),
      push,
    );
  });
}

test("floods are refused and cost no memory: unsigned, too long, and without an end", async () => {
  const block = "a".repeat(megabyte);
  const chunk = `${megabyte.toString(16)}\r\n${block}\r\n`;

  const unsigned = await flood([`Content-Length: ${60 * megabyte}`], block, 60);
  const tooLong = await flood([madeUp, `Content-Length: ${30 * megabyte}`], block, 30);
  const endless = await flood([madeUp, "Transfer-Encoding: chunked"], chunk, 1000);

  const after = await ask();
  expect(after.results).toEqual(["unsigned", "too-large", "too-large"]);
  expect(unsigned).toBeLessThan(20);
  expect(tooLong).toBeLessThan(20);
  expect(endless).toBeLessThan(60);
  expect(after.peak - atRest).toBeLessThan(100 * megabyte);
});

test("many large bodies at once are not all held in memory", async () => {
  const block = "a".repeat(megabyte);

  await Promise.all(
    Array.from({ length: 12 }, () =>
      flood([madeUp, `Content-Length: ${25 * megabyte}`, "Connection: close"], block, 25),
    ),
  );

  const { results, peak } = await ask();
  expect(results).toContain("busy");
  expect(results).toHaveLength(15);
  // Two of the largest bodies are held; V8 looks for garbage when 64 MB outside its heap have piled up. All bodies would be 300.
  expect(peak - atRest).toBeLessThan((2 * 25 + 2 * 64) * megabyte);
}, 120_000);
