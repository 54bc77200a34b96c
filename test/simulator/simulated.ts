/** Starts a simulated GitHub for a test and speaks to it with plain fetch. */
import { createSign, generateKeyPairSync } from "node:crypto";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.ts";
import type { SimulatorOptions } from "../../src/simulator/state/world.ts";

export const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });

export function start(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
  return startSimulator({
    owner: "contoso",
    name: "connectors",
    key: keys.publicKey,
    webhookSecret: "a secret of sixteen letters",
    ...options,
  });
}

interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export type Client = (method: string, path: string, body?: unknown) => Promise<Reply>;

/** Calls below `/repos/contoso/connectors`, or anywhere when the path begins with `//`. */
export function client(simulator: Simulator, token = simulator.installationToken()): Client {
  return async (method, path, body) => {
    const url = path.startsWith("//") ? path.slice(1) : `/repos/contoso/connectors${path}`;
    const response = await fetch(simulator.url + url, {
      method,
      redirect: "manual",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === "" ? undefined : JSON.parse(text),
    };
  };
}

export function jwt(appId = 7): string {
  const seconds = Math.floor(Date.now() / 1000);
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signed = `${part({ alg: "RS256", typ: "JWT" })}.${part({ iat: seconds - 60, exp: seconds + 500, iss: appId })}`;
  return `${signed}.${createSign("RSA-SHA256").update(signed).sign(keys.privateKey, "base64url")}`;
}

/** Lines "line 1" … "line n", some of them replaced. */
export function lines(count: number, changes: Readonly<Record<number, string>> = {}): string {
  return Array.from({ length: count }, (_, index) => `${changes[index + 1] ?? `line ${index + 1}`}\n`).join(
    "",
  );
}
