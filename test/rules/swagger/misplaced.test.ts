/** A name that is legal in another object is moved there, never deleted. */
import { applyPatch, type Operation } from "rfc6902";
import { expect, test } from "vitest";
import { readCleanConnector } from "../../helpers/cases.ts";
import { reviewFiles } from "../../helpers/review-files.ts";

const file = "apiDefinition.swagger.json";
const get = "/paths/~1invoices/get";
const webhook = "/paths/~1webhooks~1{webhookId}";

/** Fixes of the members that are in the wrong object, and whether each is verified. */
async function fixesOf(change: Operation): Promise<readonly string[]> {
  const files: Record<string, Uint8Array | string> = Object.fromEntries(
    readCleanConnector("clean-certified"),
  );
  const document: unknown = JSON.parse(Buffer.from(files[file] ?? "").toString("utf8"));
  expect(applyPatch(document, [structuredClone(change)]).filter((error) => error !== null)).toEqual([]);
  files[file] = JSON.stringify(document, null, 2);
  const { findings } = await reviewFiles(files, { folder: "", kind: "certified" });
  return findings
    .filter(({ rule }) => /^swagger\/(?:member|additional|extension|keyword)|^operation\/method/.test(rule))
    .map(({ occurrences: [{ fix, suggestion }] }) => `${fix}${suggestion === null ? "" : " (ready)"}`);
}

test.each<readonly [string, string, string]>([
  ["/schemes", `${get}/parameters/0/schemes`, "Move `schemes` to `ListInvoices`. (ready)"],
  [
    "/basePath",
    "/securityDefinitions/basePath",
    "Move `basePath` to the root, beside `securityDefinitions`. (ready)",
  ],
  ["/host", `${webhook}/host`, "Move `host` to the root, beside `/webhooks/{webhookId}`. (ready)"],
  [`${webhook}/delete/summary`, `${webhook}/summary`, "Move `summary` to `DeleteWebhook`. (ready)"],
  [`${webhook}/delete/responses`, `${webhook}/responses`, "Move `responses` to `DeleteWebhook`. (ready)"],
  [
    `${get}/summary`,
    "/paths/~1invoices/summary",
    "Move `summary` into an operation of the path, such as `get`.",
  ],
  [`${get}/description`, `${get}/responses/description`, "Move `description` to `ListInvoices`. (ready)"],
  [`${get}/responses/200`, `${get}/200`, "Move `200` into `responses`."],
  [
    `${get}/responses/200/schema`,
    `${get}/schema`,
    "Move `schema` into the response or the body that it describes.",
  ],
  ["/paths/~1invoices", "/~1invoices", "Move `/invoices` into `paths`."],
  ["/info/contact/email", "/info/email", "Move `email` into `contact`."],
  [
    "/paths/~1invoices~1{invoiceId}/get",
    `${get}/get`,
    "Move `get` to a path of its own: the path `/invoices` has another `get`.",
  ],
])("%s at %s", async (from, path, fix) => {
  expect(await fixesOf({ op: "move", from, path })).toEqual([fix]);
});

const response = `${get}/responses/200`;
const parameter = `${get}/parameters/0`;
const ofWhole = (name: string): string =>
  `If \`${name}\` is about the whole \`ListInvoices\`, move it there; otherwise write what it says into a \`description\`.`;

test.each<readonly [string, unknown, string]>([
  [`${response}/properties`, {}, "Move `properties` into the `schema` of the response."],
  [`${response}/tags`, ["Invoices"], ofWhole("tags")],
  [`${response}/externalDocs`, { url: "https://contoso.com" }, ofWhole("externalDocs")],
  [`${parameter}/deprecated`, true, ofWhole("deprecated")],
  [`${parameter}/summary`, "Status", "Write what `summary` says into a `description`."],
  [`${get}/get`, {}, "Move `get` to a path of its own: the path `/invoices` has another `get`."],
  ["/post", {}, "Move `post` into a path of `paths`."],
])("%s with %j", async (path, value, fix) => {
  expect(await fixesOf({ op: "add", path, value })).toEqual([fix]);
});

test.each(["/definitions/host", "/definitions/info", "/definitions/paths", "/definitions/security"])(
  "a definition may be called so: %s",
  async (path) => {
    expect(await fixesOf({ op: "add", path, value: { type: "string" } })).toEqual([]);
  },
);
