/** Of which kind the connectors of `check` are: `--kind`, the settings, the names of the folders above them, or assumed. */
import { dirname, sep } from "node:path";
import type { Kind } from "../connector/connector.ts";
import type { FileTree } from "../connector/file-tree.ts";
import { kindOfFolderName, presetOf } from "../connector/folders.ts";
import type { Review } from "../review/finding/finding.ts";
import type { ReviewSettings } from "../review/settings.ts";

/** The folder that holds the innermost folder named after a kind; undefined: no part of the path is. */
export function folderAboveKind(path: string): string | undefined {
  for (let folder = path; folder !== dirname(folder); folder = dirname(folder)) {
    if (kindOfFolderName(folder.slice(folder.lastIndexOf(sep) + 1)) !== undefined) return dirname(folder);
  }
  return undefined;
}

/** The settings under which every connector is of this kind; unchanged without one. */
export function settingsOfKind(settings: ReviewSettings, kind: Kind | undefined): ReviewSettings {
  if (kind === undefined) return settings;
  const preset = settings.preset === "auto" && kind !== "custom" ? "microsoft" : settings.preset;
  return { ...settings, preset, roots: [{ path: "", kind }] };
}

/** The review, with the connectors marked whose kind nothing says. @param head what was reviewed, under these settings */
export async function withAssumedKinds(
  review: Review,
  head: FileTree,
  settings: ReviewSettings,
): Promise<Review> {
  if (settings.roots.length > 0 || settings.preset === "microsoft") return review;
  if (settings.preset === "auto" && presetOf(await head.list()) === "microsoft") return review;
  const connectors = review.connectors.map((connector) => {
    const [first = ""] = connector.folder.split("/");
    return kindOfFolderName(first) === connector.kind ? connector : { ...connector, isKindAssumed: true };
  });
  return { ...review, connectors };
}
