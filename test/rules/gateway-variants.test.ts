/** Hosts of connectors whose calls go through the on-premises data gateway. */
import { applyPatch, type Operation } from "rfc6902";
import { describe, expect, test } from "vitest";
import type { Kind } from "../../src/connector/connector.ts";
import { type CleanConnector, cleanConnectors, readCleanConnector } from "../helpers/cases.ts";
import { reviewFiles } from "../helpers/review-files.ts";

async function hostFindings(
  name: CleanConnector,
  host: string,
  {
    kind = cleanConnectors[name] as Kind,
    definition = [] as readonly Operation[],
    properties = [] as readonly Operation[],
  } = {},
): Promise<readonly string[]> {
  const files: Record<string, Uint8Array | string> = Object.fromEntries(readCleanConnector(name));
  const change = (file: string, operations: readonly Operation[]): void => {
    const document: unknown = JSON.parse(Buffer.from(files[file] ?? "").toString("utf8"));
    applyPatch(document, [...operations]);
    files[file] = JSON.stringify(document);
  };
  change("apiDefinition.swagger.json", [{ op: "replace", path: "/host", value: host }, ...definition]);
  change("apiProperties.json", properties);
  const { findings } = await reviewFiles(files, { folder: "", kind });
  return findings.filter(({ rule }) => /^(?:host|security)\//.test(rule)).map(({ rule }) => rule);
}

const locals = [
  "localhost",
  "LOCALHOST:8443",
  "127.0.0.1:5000",
  "10.1.20.7",
  "192.168.0.12:81",
  "172.20.3.4",
  "169.254.9.9",
  "[::1]:8080",
  "erp.fabrikam.local",
  "plant-7.fabrikam.internal:9443",
  "mes.localhost",
];

describe("the host of a connector with a gateway", () => {
  test.each([
    ...locals,
    "203.0.113.8:8080",
    "sap01",
    "sap-test:8000",
    "dev.fabrikam.corp",
    "qa.fabrikam.lan",
  ])("%s is inside its network", async (host) => {
    for (const kind of ["certified", "independent", "custom"] as const)
      expect(await hostFindings("clean-gateway", host, { kind })).toEqual([]);
  });

  test.each(["capabilities", "parameter"])("%s alone says so", async (what) => {
    const properties: Operation[] =
      what === "capabilities"
        ? [{ op: "remove", path: "/properties/connectionParameters/gateway" }]
        : [{ op: "replace", path: "/properties/capabilities", value: ["actions"] }];

    expect(await hostFindings("clean-gateway", "localhost:81", { kind: "certified", properties })).toEqual(
      [],
    );
  });

  test.each([
    ["contoso.ngrok.io", "host/private"],
    ["dev.fabrikamparts.com", "host/non-production"],
    ["parts.example.com", "host/placeholder"],
    ["https://localhost", "host/invalid"],
  ])("%s: %s is still reported", async (host, rule) => {
    expect(await hostFindings("clean-gateway", host, { kind: "certified" })).toContain(rule);
  });

  test("a server of the network may do without https", async () => {
    const definition: Operation[] = [{ op: "replace", path: "/schemes", value: ["http"] }];

    expect(await hostFindings("clean-gateway", "sap01:8000", { kind: "certified", definition })).toEqual([]);
    expect(
      await hostFindings("clean-gateway", "api.fabrikamparts.com", { kind: "certified", definition }),
    ).toEqual(["security/https"]);
  });
});

test.each(locals)("without a gateway %s is a private address", async (host) => {
  expect(await hostFindings("clean-certified", host)).toContain("host/private");
});
