/** Who owns which files, as CODEOWNERS says (https://docs.github.com/repositories, About code owners). */
import picomatch from "picomatch";

export interface CodeOwners {
  /** Logins and teams with their `@`, or addresses; empty when nobody owns the path. */
  ownersOf(path: string): readonly string[];
}

/** Where GitHub looks, in this order. */
export const codeOwnersPaths = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"] as const;

/** GitHub takes no more; in bytes. */
export const maxCodeOwnersBytes = 3 * 1024 * 1024;

interface Line {
  readonly isMeant: (path: string) => boolean;
  readonly owners: readonly string[];
}

export function readCodeOwners(text: string): CodeOwners {
  const lines = text.split(/\r?\n/).flatMap(readLine).reverse();
  return { ownersOf: (path) => lines.find(({ isMeant }) => isMeant(path))?.owners ?? [] };
}

/** A blank in a pattern is written with a backslash before it. */
function readLine(line: string): Line[] {
  const words = line.replace(/(?:^|\s)#.*$/, "").match(/(?:\\.|[^\s\\])+/g) ?? [];
  const [pattern, ...owners] = words;
  if (pattern === undefined) return [];
  return [{ isMeant: matcherOf(pattern.replace(/\\(.)/g, "$1")), owners }];
}

/** Patterns are those of .gitignore: anchored when a slash is before their end, a folder means all below it. */
function matcherOf(pattern: string): (path: string) => boolean {
  const inner = pattern.replace(/^\/+/, "").replace(/\/+$/, "");
  if (inner === "" || inner === "*") return () => true;
  const isAnchored = pattern.startsWith("/") || inner.includes("/");
  const from = isAnchored ? inner : `**/${inner}`;
  // A plain path is compared as it is: folder names hold brackets and other signs of patterns.
  if (isAnchored && !/[*?]/.test(inner)) return (path) => path === inner || path.startsWith(`${inner}/`);
  return picomatch([from, `${from}/**`], { dot: true, nobrace: true, noextglob: true });
}
