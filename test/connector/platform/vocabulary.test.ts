/** The vocabulary of the platform: every name has a source and a date, and none stands in a list twice. */
import { expect, test } from "vitest";
import {
  agenticProtocols,
  capabilities,
  extensions,
  galleryCategories,
  generatorExtensions,
  identityProviders,
  parameterTypes,
  policyTemplates,
} from "../../../src/connector/platform/vocabulary.ts";

const lists = {
  agenticProtocols,
  capabilities,
  galleryCategories,
  extensions,
  generatorExtensions,
  identityProviders,
  parameterTypes,
  policyTemplates,
};

test.each(Object.entries(lists))("%s", (_, { terms, checked, find }) => {
  expect(new Set(terms.map(({ name }) => name.toLowerCase())).size).toBe(terms.length);
  expect(checked).toMatch(/^\d{4}-\d\d-\d\d$/);
  for (const { name, source, status, connectors } of terms) {
    expect(find(name)?.name).toBe(name);
    expect(source.url).toMatch(/^https:\/\//);
    expect(source.checked).toMatch(/^\d{4}-\d\d-\d\d$/);
    if (status === "used" && source.title === "published connectors") expect(connectors).toBeGreaterThan(0);
  }
});

test("case matters for extensions, and not for what the platform compares without it", () => {
  expect(extensions.find("X-MS-Summary")).toBeUndefined();
  expect(policyTemplates.find("SetHeader")?.required).toEqual(["name", "value"]);
  expect(identityProviders.find("OAuth2")?.status).toBe("documented");
});

test("a retired protocol names its replacement", () => {
  expect(agenticProtocols.find("mcp-sse-1.0")).toMatchObject({
    status: "retired",
    since: "August 2025",
    replacement: "mcp-streamable-1.0",
  });
});
