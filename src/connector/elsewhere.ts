/** Files whose content is not in the repository: git stores only where it is. */
import type { FileContent, FileEntry } from "./file-tree.ts";

/** `path`: a text file that holds a path, as git on Windows writes a symbolic link. */
export type Elsewhere = "link" | "submodule" | "lfs-pointer" | "path";

/** Longest reference, in bytes: Git LFS reads no longer pointer, and paths are shorter. */
const maxReferenceBytes = 1024;

/** Undefined for a file whose content is in the repository. */
export function elsewhereOf({ kind, path }: FileEntry, content: FileContent): Elsewhere | undefined {
  if (kind !== "file") return kind;
  if (content.state !== "read" || content.bytes.length > maxReferenceBytes) return undefined;
  const text = new TextDecoder().decode(content.bytes).trim();
  if (isLfsPointer(text)) return "lfs-pointer";
  return isPath(text, path) ? "path" : undefined;
}

/** The specification of Git LFS has pointers begin with the version; the names before 2014 are accepted too. */
function isLfsPointer(text: string): boolean {
  const lines = text.split(/\r?\n/);
  return (
    /^version https?:\/\/(?:git-lfs\.github\.com|hawser\.github\.com|git-media\.io)\//.test(lines[0] ?? "") &&
    lines.some((line) => /^oid (?:sha256:)?[0-9a-f]{64}$/.test(line))
  );
}

/** One line that is a path of a file with the same extension. A path without `./` or `../` has no spaces: it may be a sentence. */
function isPath(text: string, path: string): boolean {
  if (!/^(?:\.\.?[/\\][^<>"|?*:\p{Cc}]+|[^<>"|?*:\s\p{Cc}]+)$/u.test(text)) return false;
  const extension = /\.\w+$/.exec(path)?.[0].toLowerCase();
  return extension !== undefined && text.length > extension.length && text.toLowerCase().endsWith(extension);
}
