import type { Readme } from "../../connector/readme.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { atRange, type Span } from "../../text/location.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "intro/broken-image",
  severity: "info",
  needs: ["readme"],
  title: "Files that the readme links to",
  why: "Readers see a broken image or a page that is not found.",
  source: "Connector Review",
  since: "0.1.0",
  *check({ readme, connector }) {
    const paths = connector.files.map(({ path }) => path);
    const known = new Set(paths.map((path) => path.toLowerCase()));
    const reported = new Set<string>();
    const from = connector.folder === "" ? 0 : connector.folder.length + 1;
    for (const { url, span } of [...readme.document.images, ...readme.document.links]) {
      const path = pathOf(url, connector.folder);
      // Files of other folders are not among the connector's.
      if (path === undefined || !isInside(path, connector.folder) || reported.has(path)) continue;
      reported.add(path);
      const isFolder = paths.some((one) => one.startsWith(`${path}/`));
      if (known.has(path.toLowerCase()) || isFolder) continue;
      yield {
        location: atRange(readme.file, span),
        subject: [path.slice(connector.folder.length)],
        message: `The readme refers to ${quoted(url)}, which is not there.`,
        ...fixFor(readme, { url, span }, namesake(paths, path, readme.file)?.slice(from)),
      };
    }
  },
});

/** Undefined for addresses, anchors and what is no path with a file's name at its end. */
function pathOf(url: string, folder: string): string | undefined {
  const written = /^[^?#]*/.exec(url)?.[0] ?? "";
  if (/^[a-z][a-z\d+.-]*:|^\/|@|^$/i.test(written) || !/\.[a-z\d]{2,5}$/i.test(written)) return undefined;
  if (/^[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|io|eu|de|uk|app|ai|co)$/i.test(written)) return undefined;
  const parts = folder === "" ? [] : folder.split("/");
  for (const part of decoded(written).replaceAll("\\", "/").split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function isInside(path: string, folder: string): boolean {
  return folder === "" || path.startsWith(`${folder}/`);
}

/** The one file of that name that is in another folder. */
function namesake(paths: readonly string[], path: string, readme: string): string | undefined {
  const found = paths.filter((one) => one !== readme && baseName(one) === baseName(path));
  return found.length === 1 ? found[0] : undefined;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).toLowerCase();
}

function addressOf(path: string): string {
  return path.toWellFormed().split("/").map(encodeURIComponent).join("/");
}

/** @param meant from the readme's folder */
function fixFor(
  { source }: Readme,
  { url, span }: { readonly url: string; readonly span: Span },
  meant: string | undefined,
): Pick<Diagnostic, "fix" | "edits"> {
  if (meant === undefined) return { fix: "Add the file, or remove the reference." };
  const right = addressOf(meant) + url.slice(/^[^?#]*/.exec(url)?.[0].length ?? 0);
  const written = source.text.slice(span.start, span.end);
  const at = written.lastIndexOf(`](${url}`);
  const start = span.start + at + "](".length;
  // A reference defined elsewhere, or one that Markdown reads otherwise than it is written.
  const isThere = at !== -1 && !/[()<>\\]/.test(meant);
  return {
    fix: `Write ${quoted(right)}.`,
    ...(isThere ? { edits: [{ start, end: start + url.length, text: right }] } : {}),
  };
}
