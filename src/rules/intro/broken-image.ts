import { defineRule } from "../../review/rule.ts";
import { atRange } from "../../text/place.ts";
import { quoted } from "../../text/quoted.ts";

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
    const seen = new Set<string>();
    for (const { url, span } of [...readme.document.images, ...readme.document.links]) {
      const path = pathOf(url, connector.folder);
      // Files of other folders are not among the connector's.
      if (path === undefined || !isInside(path, connector.folder) || seen.has(path)) continue;
      seen.add(path);
      const isFolder = paths.some((one) => one.startsWith(`${path}/`));
      if (known.has(path.toLowerCase()) || isFolder) continue;
      yield {
        at: atRange(readme.file, span),
        subject: [path.slice(connector.folder.length)],
        message: `The readme refers to ${quoted(url)}, which is not there.`,
        fix: "Add the file, or remove the reference.",
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
