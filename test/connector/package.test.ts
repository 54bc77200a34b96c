/** Packages as they are submitted, and such as somebody builds to harm. All are made here, byte by byte. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { ArchiveProblemKind } from "../../src/connector/package/archive.ts";
import type { Package } from "../../src/connector/package/package.ts";
import { readPackage } from "../../src/connector/package/read-package.ts";
import { type ZipContents, type ZipEntry, zip, zipOf } from "../helpers/zip.ts";

const file = join(import.meta.dirname, "../../fixtures/connectors/clean-package.json");
const clean = JSON.parse(readFileSync(file, "utf8")) as ZipContents; // our own fixture

function read(bytes: Uint8Array): Promise<Package> {
  return readPackage("certified-connectors/Contoso Invoices/package.zip", bytes);
}

function problemsOf({ problems }: Package): readonly (readonly [ArchiveProblemKind, string | undefined])[] {
  return problems.map(({ kind, entry }) => [kind, entry]);
}

function withEntry(entry: ZipEntry): Uint8Array {
  return zip([{ name: "intro.md", content: "# Contoso" }, entry]);
}

describe("a package as it should be", () => {
  test("shows its submission, its package and its solutions", async () => {
    const packed = await read(zipOf(clean));

    expect(packed.problems).toEqual([]);
    expect(packed.isComplete).toBe(true);
    expect(packed.level).toBe("submission");
    expect(packed.submission).toMatchObject({ markdown: ["intro.md"], zips: ["package.zip"], folders: [] });
    expect(packed.deployer).toMatchObject({ folders: ["PkgAssets"], nestedFolders: [] });
    expect(packed.solutions.map(({ shortName }) => shortName)).toEqual([
      "ContosoInvoices.zip",
      "ContosoInvoicesFlow.zip",
    ]);
    expect(packed.solutions.map(({ customizations }) => customizations)).toEqual([
      { hasConnector: true, hasWorkflows: false, hasPlugin: false },
      { hasConnector: true, hasWorkflows: true, hasPlugin: false },
    ]);
  });

  test("names every level on the way to a solution", async () => {
    const packed = await read(zipOf(clean));

    expect(packed.solutions[1]?.name).toBe("package.zip › package.zip › PkgAssets/ContosoInvoicesFlow.zip");
  });

  test("without its outer zip is the deployer's package", async () => {
    const inner = clean["package.zip"];
    const packed = await read(zipOf(typeof inner === "object" ? inner : {}));

    expect(packed.level).toBe("deployer");
    expect(packed.submission).toBeUndefined();
    expect(packed.solutions).toHaveLength(2);
  });

  test("that is a single solution is recognised as one", async () => {
    const packed = await read(zipOf({ "solution.xml": "<a/>", "customizations.xml": "<a/>" }));

    expect(packed.level).toBe("solution");
    expect(packed.solutions).toHaveLength(1);
  });

  test("with two zips at the root opens neither", async () => {
    const packed = await read(zipOf({ ...clean, "second.zip": { "a.txt": "a" } }));

    expect(packed.submission?.zips).toEqual(["package.zip", "second.zip"]);
    expect(packed.deployer).toBeUndefined();
  });
});

describe("names that no system should unpack", () => {
  test.each([
    "../evil.txt",
    "PkgAssets/../../evil.txt",
    "/etc/passwd",
    "C:/Windows/evil.dll",
    "c:evil.dll",
    "PkgAssets\\..\\evil.dll",
    "PkgAssets\\../..\\evil.dll",
    "..\\evil.txt",
    "PkgAssets\\..",
    "\\Windows\\evil.dll",
    "\\\\server\\share\\evil.dll",
    "C:\\Windows\\evil.dll",
    "evil\0.txt",
  ])("%j is left out and told", async (name) => {
    const packed = await read(withEntry({ name, content: "evil" }));

    expect(problemsOf(packed)).toEqual([["unsafe-name", name]]);
    expect(packed.submission?.files).toEqual(["intro.md"]);
  });

  test("the same name twice is told, also when only letter case differs", async () => {
    const packed = await read(withEntry({ name: "INTRO.md", content: "# Fabrikam" }));

    expect(problemsOf(packed)).toEqual([["duplicate-name", "INTRO.md"]]);
    expect(packed.submission?.intro).toBe("# Contoso");
  });

  test("a symbolic link is told and not read", async () => {
    const packed = await read(withEntry({ name: "readme.md", content: "/etc/passwd", isLink: true }));

    expect(problemsOf(packed)).toEqual([["link", "readme.md"]]);
  });

  test("a name like a member of every object is a name", async () => {
    const packed = await read(withEntry({ name: "__proto__", content: "x" }));

    expect(packed.problems).toEqual([]);
    expect(packed.submission?.files).toEqual(["intro.md", "__proto__"]);
  });
});

/** The same contents with the names that Windows PowerShell writes, in this many levels. */
function withBackslashes(contents: ZipContents, levels = 1): ZipContents {
  if (levels === 0) return contents;
  return Object.fromEntries(
    Object.entries(contents).map(([name, content]) => [
      name.replaceAll("/", "\\"),
      typeof content === "string" ? content : withBackslashes(content, levels - 1),
    ]),
  );
}

describe("names with backslashes", () => {
  test.each<[string, ZipContents, readonly string[]]>([
    [
      "the inner package",
      { ...clean, "package.zip": withBackslashes(inner()) },
      ["package.zip › package.zip"],
    ],
    ["the inner package alone", withBackslashes(inner()), ["package.zip"]],
    ["an entry of the folder itself", { "PkgAssets\\": "", ...withBackslashes(inner()) }, ["package.zip"]],
    ["half of the names", { ...inner(), "PkgAssets\\More\\a.txt": "a" }, ["package.zip"]],
    [
      "all levels",
      withBackslashes(clean, 3),
      [
        "package.zip › package.zip",
        "package.zip › package.zip › PkgAssets/ContosoInvoices.zip",
        "package.zip › package.zip › PkgAssets/ContosoInvoicesFlow.zip",
      ],
    ],
  ])("%s: are read as slashes and reported once", async (_, contents, archives) => {
    const packed = await read(zipOf(contents));

    expect(packed.problems).toEqual(
      archives.map((archive) => ({ kind: "backslash", archive, entry: undefined })),
    );
    expect(packed.isComplete).toBe(true);
    expect(packed.deployer?.folders).toEqual(["PkgAssets"]);
    expect(packed.solutions.map(({ definitions }) => definitions.map(({ path }) => path))).toEqual([
      ["Connector/contoso_invoices_openapidefinition.json"],
      ["Connector/contoso_invoices_openapidefinition.json"],
    ]);
  });

  test("don't hide names that are there twice or lead out", async () => {
    const packed = await read(
      zipOf({ ...inner(), "PkgAssets\\IMPORTCONFIG.xml": "<a />", "PkgAssets\\..\\..\\evil.txt": "evil" }),
    );

    expect(problemsOf(packed)).toEqual([
      ["duplicate-name", "PkgAssets\\IMPORTCONFIG.xml"],
      ["backslash", undefined],
      ["unsafe-name", "PkgAssets\\..\\..\\evil.txt"],
    ]);
  });
});

/** The zip for the Package Deployer. */
function inner(): ZipContents {
  const contents = clean["package.zip"];
  return typeof contents === "object" ? contents : {};
}

describe("archives that cannot be read", () => {
  test("text named .zip is damaged", async () => {
    const packed = await read(Buffer.from("this is no zip"));

    expect(problemsOf(packed)).toEqual([["damaged", undefined]]);
    expect(packed.isComplete).toBe(false);
  });

  test("an empty file is damaged", async () => {
    expect(problemsOf(await read(new Uint8Array()))).toEqual([["damaged", undefined]]);
  });

  test("a zip without its end is damaged", async () => {
    const bytes = zipOf(clean);

    expect(problemsOf(await read(bytes.slice(0, bytes.length - 30)))).toEqual([["damaged", undefined]]);
  });

  test("every single byte turned over never throws", async () => {
    const bytes = zipOf({ "intro.md": "# Contoso", "package.zip": { "PkgAssets/a.zip": { "a.txt": "a" } } });
    for (let at = 0; at < bytes.length; at += 1) {
      const broken = Uint8Array.from(bytes);
      broken[at] = (broken[at] ?? 0) ^ 0xff;

      expect((await read(broken)).file).toContain("package.zip");
    }
  });

  test("an encrypted entry is told by its name", async () => {
    const packed = await read(withEntry({ name: "package.zip", content: "locked", isEncrypted: true }));

    expect(problemsOf(packed)).toEqual([["encrypted", "package.zip"]]);
    expect(packed.submission?.zips).toEqual(["package.zip"]);
    expect(packed.isComplete).toBe(false);
  });

  test("content that does not match its checksum is damaged", async () => {
    const packed = await read(withEntry({ name: "package.zip", content: "zip", lies: { crc: 1 } }));

    expect(problemsOf(packed)).toEqual([["damaged", "package.zip"]]);
  });

  test("content that is larger than it says is damaged, and not unpacked to its end", async () => {
    const packed = await read(
      withEntry({ name: "package.zip", content: Buffer.alloc(50_000_000), lies: { size: 10 } }),
    );

    expect(problemsOf(packed)).toEqual([["damaged", "package.zip"]]);
  });
});

describe("archives built to use up memory or time", () => {
  test("an entry that grows a thousandfold is a bomb", async () => {
    const packed = await read(withEntry({ name: "package.zip", content: Buffer.alloc(90_000_000) }));

    expect(problemsOf(packed)).toEqual([["bomb", "package.zip"]]);
  });

  test("a bomb two zips deep is found there", async () => {
    const bomb = zip([{ name: "customizations.xml", content: Buffer.alloc(60_000_000) }]);
    const inner = zip([{ name: "PkgAssets/Contoso.zip", content: bomb }]);
    const packed = await read(withEntry({ name: "package.zip", content: inner }));

    expect(packed.problems).toEqual([
      {
        kind: "bomb",
        archive: "package.zip › package.zip › PkgAssets/Contoso.zip",
        entry: "customizations.xml",
      },
    ]);
  });

  test("many entries below the ratio end at the limit of all together", async () => {
    const mild = { content: Buffer.alloc(1024 * 1024 - 1) };
    const packed = await read(zip(Array.from({ length: 101 }, (_, at) => ({ name: `${at}.bin`, ...mild }))));

    expect(problemsOf(packed)).toEqual([["too-large", "100.bin"]]);
  });

  test("more than ten thousand entries are not read to the end", async () => {
    const packed = await read(
      zip(Array.from({ length: 10_001 }, (_, at) => ({ name: `${at}`, content: "" }))),
    );

    expect(problemsOf(packed)).toEqual([["too-many-entries", undefined]]);
  });

  test("zips inside a solution are never opened", async () => {
    const deep = zipOf({ "a.zip": { "b.zip": { "c.txt": "c" } } });
    const solution = zip([{ name: "Connector/deep.zip", content: deep }]);
    const inner = zip([{ name: "PkgAssets/Contoso.zip", content: solution }]);
    const packed = await read(withEntry({ name: "package.zip", content: inner }));

    expect(packed.problems).toEqual([]);
    expect(packed.solutions.map(({ files }) => files)).toEqual([["Connector/deep.zip"]]);
  });
});

describe("customizations.xml", () => {
  async function customizationsFrom(text: string) {
    const packed = await read(zipOf({ "solution.xml": "<a/>", "customizations.xml": text }));
    return packed.solutions[0];
  }

  test("an element with nothing but blanks announces nothing", async () => {
    const solution = await customizationsFrom("<I><Workflows>\n  </Workflows><Connector/></I>");

    expect(solution?.customizations).toEqual({ hasConnector: false, hasWorkflows: false, hasPlugin: false });
  });

  test("an element with an attribute announces its folder", async () => {
    const solution = await customizationsFrom('<I><x><aicopilot_aiplugin name="a"/></x></I>');

    expect(solution?.customizations?.hasPlugin).toBe(true);
  });

  test("entities that stand for entities are not expanded", async () => {
    const text = `<!DOCTYPE I [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><I>&b;</I>`;
    const solution = await customizationsFrom(text);

    expect(solution?.brokenXml).toEqual(["customizations.xml"]);
  });

  test("elements nested by the thousand are no customizations", async () => {
    const solution = await customizationsFrom("<a>".repeat(100_000));

    expect(solution?.brokenXml).toEqual(["customizations.xml"]);
  });
});
