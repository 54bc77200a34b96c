/** Which file of a folder plays which role. Names are taken as people spell them; the best spelling wins. */
import type { Role } from "./connector.ts";
import type { FileEntry } from "./file-tree.ts";

interface Spelling {
  readonly role: Role;
  /** 0 is the right one; higher is worse. */
  readonly rank: number;
}

/** The right names. Letter case differs often: eight spellings of readme.md are published. */
export const officialNames: { readonly [role in Role]: string } = {
  swagger: "apiDefinition.swagger.json",
  properties: "apiProperties.json",
  readme: "readme.md",
  icon: "icon.png",
  script: "script.csx",
  settings: "settings.json",
  package: "package.zip",
};

/** In addition to the right names in any letter case: published or plausible slips, in the order of preference. */
const otherSpellings: readonly { readonly role: Role; readonly pattern: RegExp }[] = [
  { role: "swagger", pattern: /^api[-_ ]?defin\w{0,8}[._-]swagger\.json$/i },
  { role: "swagger", pattern: /^api[-_ ]?defin\w{0,8}\.json$/i },
  { role: "swagger", pattern: /\.swagger\.json$/i },
  { role: "properties", pattern: /^api[-_ ]?propert\w{0,4}\.json$/i },
  { role: "readme", pattern: /^read[-_ ]?me(\.(markdown|mdown|mkd|txt))?$|^read[-_ ]me\.md$/i },
  { role: "readme", pattern: /^intro\.md$/i },
  { role: "icon", pattern: /^icon\.(jpe?g|svg|gif|webp|bmp|ico|tiff?)$/i },
  { role: "script", pattern: /\.csx$|^script\.cs$/i },
  { role: "package", pattern: /\.zip$/i },
];

/** The rank of `x.swagger.json`. */
const anySwagger = 4;

/** What a file of this name is in a connector's folder; undefined when it is something besides. */
function spellingOf(name: string): Spelling | undefined {
  const lower = name.toLowerCase();
  for (const role of roles) {
    const official = officialNames[role];
    if (name === official) return { role, rank: 0 };
    if (lower === official.toLowerCase()) return { role, rank: 1 };
  }
  const index = otherSpellings.findIndex(({ pattern }) => pattern.test(name));
  const other = otherSpellings[index];
  return other === undefined ? undefined : { role: other.role, rank: 2 + index };
}

/** A file of this name makes its folder a connector. `x.swagger.json` alone does not: any project may have one. */
export function isMarker(name: string): boolean {
  const spelling = spellingOf(name);
  if (spelling?.role === "properties") return true;
  return spelling?.role === "swagger" && /^api/i.test(name);
}

/**
 * The files that play the roles of a connector. Only regular files directly in the folder count; of several with
 * equally good names the first in path order. A name like `x.swagger.json` counts when there is only one such.
 */
export function assignRoles(folder: string, files: readonly FileEntry[]): ReadonlyMap<Role, FileEntry> {
  return bestSpellings(
    folder,
    files.filter(({ kind }) => kind === "file"),
  );
}

/** As `assignRoles`; a link or a submodule plays a role that no regular file plays. */
export function rolesIn(folder: string, entries: readonly FileEntry[]): ReadonlyMap<Role, FileEntry> {
  const others = entries.filter(({ kind }) => kind !== "file");
  const regular = assignRoles(folder, entries);
  return others.length === 0 ? regular : new Map([...bestSpellings(folder, others), ...regular]);
}

function bestSpellings(folder: string, entries: readonly FileEntry[]): ReadonlyMap<Role, FileEntry> {
  const best = new Map<
    Role,
    { readonly entry: FileEntry; readonly rank: number; readonly isAlone: boolean }
  >();
  for (const entry of entries) {
    const spelling = spellingOf(nameIn(folder, entry.path));
    if (spelling === undefined) continue;
    const known = best.get(spelling.role);
    if (known === undefined || spelling.rank < known.rank) {
      best.set(spelling.role, { entry, rank: spelling.rank, isAlone: true });
    } else if (spelling.rank === known.rank) best.set(spelling.role, { ...known, isAlone: false });
  }
  const chosen = [...best].filter(([, { rank, isAlone }]) => isAlone || rank !== anySwagger);
  return new Map(chosen.map(([role, { entry }]) => [role, entry]));
}

/** The name of a file directly in the folder; empty for files further down. */
function nameIn(folder: string, path: string): string {
  const name = folder === "" ? path : path.slice(folder.length + 1);
  return name.includes("/") ? "" : name;
}

const roles: readonly Role[] = ["swagger", "properties", "readme", "icon", "script", "settings", "package"];
