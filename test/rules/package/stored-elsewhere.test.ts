/** Links, submodules and Git LFS pointers: one finding for each file, and nothing in them counts as checked. */
import { expect, test } from "vitest";
import type { Review } from "../../../src/review/finding/finding.ts";
import { reviewChange, reviewTree } from "../../../src/review/run/review.ts";
import { defaultSettings } from "../../../src/review/settings.ts";
import { rules } from "../../../src/rules/index.ts";
import { readCleanConnector } from "../../helpers/cases.ts";
import { memoryTree, type Stored } from "../../helpers/memory-tree.ts";

const lfs = (oid = "4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393", size = 12_345) =>
  `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${size}\n`;
const submodule = { submodule: "9e77d010000000000000000000000000000000bb" };

type Files = Readonly<Record<string, Stored>>;

const folders = {
  certified: "certified-connectors/Contoso Invoices",
  independent: "independent-publisher-connectors/Contoso Invoices",
  custom: "custom-connectors/Contoso Invoices",
} as const;
type Kind = keyof typeof folders;

function filesWith(kind: Kind, changes: Files): Files {
  const clean = Object.fromEntries(readCleanConnector(kind));
  return inFolder(kind, { ...clean, ...changes });
}

function inFolder(kind: Kind, files: Files): Files {
  return Object.fromEntries(
    Object.entries(files).map(([name, stored]) => [
      name === "" ? folders[kind] : `${folders[kind]}/${name}`,
      stored,
    ]),
  );
}

function checkTree(files: Files): Promise<Review> {
  // Another connector, so that the preset is Microsoft's whatever the kind.
  const others = { "certified-connectors/readme.md": "Connectors." };
  return reviewTree({
    rules,
    settings: defaultSettings,
    head: memoryTree({ ...others, ...files }),
    headSha: null,
  });
}

const sentences = (review: Review): readonly string[] =>
  review.connectors.flatMap(({ folder, findings }) =>
    findings.map(
      ({ severity, age, rule, file, occurrences: [{ message }] }) =>
        `${severity} ${age} ${rule} ${file.slice(folder.length + 1)}: ${message}`,
    ),
  );

test.each<[string, Kind, Files, string]>([
  ["definition in LFS", "certified", { "apiDefinition.swagger.json": lfs() }, "error"],
  ["definition as a link", "certified", { "apiDefinition.swagger.json": { link: "../a.json" } }, "error"],
  [
    "properties in LFS with CRLF",
    "certified",
    { "apiProperties.json": lfs().replaceAll("\n", "\r\n") },
    "error",
  ],
  ["properties as a submodule", "certified", { "apiProperties.json": submodule }, "error"],
  ["readme as a link", "certified", { "readme.md": { link: "../../README.md" } }, "error"],
  ["readme in LFS", "independent", { "readme.md": lfs() }, "error"],
  ["icon in LFS", "certified", { "icon.png": lfs() }, "error"],
  ["icon as a link of an independent publisher", "independent", { "icon.png": { link: "a.png" } }, "error"],
  ["icon in LFS of a custom connector", "custom", { "icon.png": lfs() }, "warning"],
  ["script as a submodule", "certified", { "script.csx": submodule }, "error"],
  ["script in LFS with a byte order mark", "certified", { "script.csx": `\uFEFF${lfs()}` }, "error"],
  ["package in LFS", "certified", { "package.zip": lfs() }, "error"],
  ["package as a link", "independent", { "package.zip": { link: "../../out/package.zip" } }, "error"],
  ["settings as a link", "certified", { "settings.json": { link: "../settings.json" } }, "error"],
  ["link in text form", "certified", { "apiDefinition.swagger.json": "../Shared/api.swagger.json" }, "error"],
  ["icon link in text form", "certified", { "icon.png": "..\\Contoso Shared\\icon.png\r\n" }, "error"],
  ["readme link in text form", "custom", { "readme.md": "../../README.md" }, "warning"],
  ["folder that is a submodule", "certified", { shared: submodule }, "warning"],
  ["link without a role", "certified", { "docs/setup.md": { link: "../../setup.md" } }, "warning"],
  ["second readme as a link", "certified", { "intro.md": { link: "readme.md" } }, "warning"],
])("%s: one finding that names it", async (_, kind, changes, severity) => {
  const review = await checkTree(filesWith(kind, changes));

  const [name = ""] = Object.keys(changes);
  expect(sentences(review).filter((text) => !text.includes("script/unlisted"))).toEqual([
    expect.stringMatching(
      new RegExp(`^${severity} new package/stored-elsewhere ${name.replaceAll(".", "\\.")}: `),
    ),
  ]);
});

test("a file with a role that couldn't be read leaves the review incomplete where it doesn't fail", async () => {
  const review = await checkTree(filesWith("custom", { "readme.md": lfs() }));

  expect(review.verdict).toBe("incomplete");
  const details = review.connectors[0]?.unchecked.map(({ detail }) => detail);
  expect(details).toContain("readme.md is a Git LFS pointer");
});

test.each<[string, Kind, Files]>([
  ["submodule", "certified", { "": submodule }],
  ["link", "independent", { "": { link: "../certified-connectors/Contoso" } }],
  ["submodule of a custom connector", "custom", { "": submodule }],
])("a folder that is a %s is reported, and not as an empty connector", async (_, kind, files) => {
  const review = await checkTree(inFolder(kind, files));

  expect(review.verdict).toBe("fail");
  expect(sentences(review)).toEqual([
    expect.stringMatching(/^error new package\/stored-elsewhere : `Contoso Invoices` is a /),
  ]);
});

test("a connector that consists of links is reported", async () => {
  const links = ["apiDefinition.swagger.json", "apiProperties.json", "icon.png", "readme.md"];
  const review = await checkTree(
    inFolder("certified", Object.fromEntries(links.map((name) => [name, { link: `../../src/${name}` }]))),
  );

  expect(sentences(review).map((text) => text.split(":")[0])).toEqual(
    links.map((name) => `error new package/stored-elsewhere ${name}`),
  );
});

test.each<[string, Files]>([
  ["files become pointers", { "apiDefinition.swagger.json": lfs(), "readme.md": lfs() }],
  [
    "files become links",
    { "apiDefinition.swagger.json": { link: "../a.json" }, "readme.md": { link: "a.md" } },
  ],
])("when %s, no finding in them is fixed", async (_, changes) => {
  const bad = readCleanConnector("certified").get("apiDefinition.swagger.json");
  const before = filesWith("certified", {
    "apiDefinition.swagger.json": `\uFEFF${Buffer.from(bad ?? []).toString("utf8")}`.replace(
      "contoso.com",
      "192.0.2.7",
    ),
    "readme.md": "\uFEFF# Contoso\n",
  });

  const review = await reviewChange({
    rules,
    settings: defaultSettings,
    base: memoryTree(before),
    baseSha: null,
    head: memoryTree({ ...before, ...inFolder("certified", changes) }),
    headSha: null,
  });

  expect(sentences(review).filter((text) => !text.includes(" package/stored-elsewhere "))).toEqual([]);
});

test("a connector that becomes a submodule loses nothing that counts as fixed", async () => {
  const before = filesWith("certified", { "readme.md": "\uFEFF# Contoso\n" });

  const review = await reviewChange({
    rules,
    settings: defaultSettings,
    base: memoryTree(before),
    baseSha: null,
    head: memoryTree({ "certified-connectors/readme.md": "", [folders.certified]: submodule }),
    headSha: null,
  });

  expect(sentences(review).map((text) => text.split(" ").slice(0, 3).join(" "))).toEqual([
    "error new package/stored-elsewhere",
  ]);
});

test.each<[string, Files]>([
  ["a readme that explains Git LFS", { "readme.md": `# Contoso\n\n${lfs()}` }],
  ["a readme of one sentence that ends in a file name", { "readme.md": "See docs/readme.md" }],
  ["JSON that is a string with a path", { "apiProperties.json": '"../apiProperties.json"' }],
  ["a version line without an object id", { "readme.md": "version https://git-lfs.github.com/spec/v1\n" }],
  ["an empty icon", { "icon.png": "" }],
])("%s is no reference", async (_, changes) => {
  const review = await checkTree(filesWith("certified", changes));

  expect(sentences(review).filter((text) => text.includes("stored-elsewhere"))).toEqual([]);
});

test("links outside the folders of connectors make no connector", async () => {
  const review = await checkTree({
    "tests/apiProperties.json": { link: "../apiProperties.json" },
    "certified-connectors/README.md": { link: "../README.md" },
    "docs/theme": submodule,
  });

  expect(review.connectors).toEqual([]);
});
