/** What submission packages cost that somebody built to harm: the whole command, one process for each. */
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ZipEntry, zip, zipOf } from "../../test/helpers/zip.ts";
import { measure, type Usage } from "./bench-process.ts";

export interface ArchiveCost extends Usage {
  readonly name: string;
}

const intro: ZipEntry = { name: "intro.md", content: "# Contoso" };
const zeros = (size: number): Uint8Array => Buffer.alloc(size);
const sibling = (...entries: readonly ZipEntry[]) => zip([intro, ...entries]);
const bombInside = (name: string) => zip([{ name, content: zeros(60_000_000) }]);

/** Twenty, each made when it is measured. */
const archives: Readonly<Record<string, () => Uint8Array>> = {
  "grows a thousandfold": () => sibling({ name: "package.zip", content: zeros(90_000_000) }),
  "grows a thousandfold, in an entry nobody needs": () =>
    sibling({ name: "notes.bin", content: zeros(90_000_000) }),
  "a bomb one zip deep": () => sibling({ name: "package.zip", content: bombInside("PkgAssets/a.zip") }),
  "a bomb two zips deep": () =>
    sibling({
      name: "package.zip",
      content: zip([{ name: "PkgAssets/Contoso.zip", content: bombInside("customizations.xml") }]),
    }),
  "twenty bombs": () =>
    sibling(...Array.from({ length: 20 }, (_, at) => ({ name: `${at}.zip`, content: zeros(20_000_000) }))),
  "a hundred megabytes below the ratio": () =>
    zip(Array.from({ length: 101 }, (_, at) => ({ name: `${at}.bin`, content: zeros(1024 * 1024 - 1) }))),
  "larger than it says": () =>
    sibling({ name: "package.zip", content: zeros(50_000_000), lies: { size: 10 } }),
  "smaller than it says": () =>
    sibling({ name: "package.zip", content: "zip", lies: { size: 4_000_000_000 } }),
  "a wrong checksum": () => sibling({ name: "package.zip", content: "zip", lies: { crc: 1 } }),
  "ten thousand entries and one": () =>
    zip(Array.from({ length: 10_001 }, (_, at) => ({ name: `${at}`, content: "" }))),
  "a path that leads out": () => sibling({ name: "../../evil.txt", content: "evil" }),
  "an absolute path": () => sibling({ name: "/etc/passwd", content: "evil" }),
  "a drive": () => sibling({ name: "C:\\Windows\\evil.dll", content: "evil" }),
  "the same name twice": () => sibling({ name: "intro.md", content: "# Fabrikam" }),
  "names that differ in case": () => sibling({ name: "INTRO.md", content: "# Fabrikam" }),
  "a locked entry": () => sibling({ name: "package.zip", content: "locked", isEncrypted: true }),
  "a symbolic link": () => sibling({ name: "readme.md", content: "/etc/passwd", isLink: true }),
  "zips in zips in zips": () => zipOf({ "intro.md": "# Contoso", "package.zip": nested(30) }),
  "elements nested by the thousand": () =>
    zipOf({ "solution.xml": "<a/>", "customizations.xml": "<a>".repeat(100_000) }),
  "cut off before its end": () => sibling({ name: "a.txt", content: "a" }).slice(0, -30),
};

function nested(depth: number): { readonly [name: string]: string | ReturnType<typeof nested> } {
  return depth === 0 ? { "a.txt": "a" } : { "PkgAssets/a.zip": nested(depth - 1) };
}

/** @param work folder for the connectors @param bin the built command */
export function archiveCosts(work: string, bin: string): readonly ArchiveCost[] {
  const clean = join(import.meta.dirname, "../../fixtures/connectors/clean-certified");
  return Object.entries(archives).map(([name, make], at) => {
    const folder = join(work, `archive-${at}`, "Contoso Invoices");
    mkdirSync(folder, { recursive: true });
    cpSync(clean, folder, { recursive: true });
    writeFileSync(join(folder, "package.zip"), make());
    return { name, ...measure([bin, "check", folder, "--format", "json", "--output", "/dev/null"]) };
  });
}
