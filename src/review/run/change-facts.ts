/** What rules about several connectors, or about the change as a whole, can read about it. */
import type { ChangedConnector, ChangeSet } from "../../connector/change/change-set.ts";
import { codeOwnersPaths, maxCodeOwnersBytes, readCodeOwners } from "../../connector/change/code-owners.ts";
import type { FileTree, Listing } from "../../connector/file-tree.ts";
import type { Roots } from "../../connector/folders.ts";
import {
  type ConnectorIndex,
  type IndexQuestion,
  questionOf,
} from "../../connector/index/index-of-connectors.ts";
import { decode } from "../../text/encoding/decode.ts";
import type { ConnectorReview } from "../finding/finding.ts";
import type { ChangedFolder, ChangeViews, OutsideFile } from "../rule/change-rule.ts";
import { indexOf, type OtherConnectors, type SideFacts } from "./reviewer.ts";

/** Undefined when it cannot be read. */
export type ReadIndex = (roots: Roots, asked: IndexQuestion) => Promise<ConnectorIndex | undefined>;

/**
 * The connectors of the base without those that the change removes or renames, and without the one that is asked about.
 * Read when first asked for.
 */
export function otherConnectors(
  changes: ChangeSet,
  read: ReadIndex | undefined,
  roots: Roots,
): (folder: string) => Promise<OtherConnectors> {
  if (read === undefined) return async () => null;
  const gone = changes.connectors.flatMap(({ folder, change, renamedFrom }) =>
    change === "removed" ? [folder] : (renamedFrom ?? []),
  );
  const asked = questionOf(changes.connectors);
  let reading: Promise<ConnectorIndex | undefined> | undefined;
  return async (folder) => {
    reading ??= read(roots, asked);
    const index = await reading;
    return index === undefined ? null : { connectors: index.connectors, without: [...gone, folder] };
  };
}

/** Only what is new or was changed is held against other connectors: what exists was accepted as it is. */
export function isComparedWithOthers({ before, after }: SideFacts): boolean {
  if (after === null) return false;
  if (before === null) return true;
  return (["title", "host", "basePath", "iconBlob"] as const).some((fact) => before[fact] !== after[fact]);
}

export function changedFolder(
  changed: ChangedConnector,
  reviewed: ConnectorReview,
  facts: SideFacts,
): ChangedFolder {
  const { folder, kind, change, renamedFrom, files } = changed;
  const findings = reviewed.findings
    .filter(({ age }) => age === "new")
    .map(({ rule, severity, official }) => ({ rule, severity, isOfficial: official.length > 0 }));
  return { folder, name: reviewed.name, kind, change, renamedFrom, files, ...facts, findings };
}

export function outsideFiles(paths: readonly string[], base: Listing, head: Listing): readonly OutsideFile[] {
  const before = new Set(base.entries.map(({ path }) => path));
  const after = new Set(head.entries.map(({ path }) => path));
  return paths.map((path) => {
    if (!after.has(path)) return { path, change: "removed" };
    return { path, change: before.has(path) ? "changed" : "added" };
  });
}

/** What is known of the change in addition to the two trees. */
export async function changeViews(
  { pullRequest, settingsProblems }: Partial<Pick<ChangeViews, "pullRequest" | "settingsProblems">>,
  base: FileTree,
  folders: readonly ChangedFolder[],
  others: (folder: string) => Promise<OtherConnectors>,
): Promise<Partial<ChangeViews>> {
  // Every folder that is compared was asked about before; a new one is never in the base's index itself.
  const index = indexOf(folders.some(isComparedWithOthers) ? await others("") : null);
  const owners = pullRequest === undefined ? undefined : await codeOwnersOf(base);
  return {
    ...(pullRequest === undefined ? {} : { pullRequest }),
    ...(index.state === "ready" ? { index: index.view } : {}),
    ...(owners === undefined ? {} : { owners }),
    ...(settingsProblems === undefined ? {} : { settingsProblems }),
  };
}

async function codeOwnersOf(base: FileTree): Promise<ChangeViews["owners"] | undefined> {
  const { entries } = await base.list();
  const entry = codeOwnersPaths
    .map((path) => entries.find((each) => each.path === path && each.kind === "file"))
    .find((each) => each !== undefined);
  const content = entry === undefined ? undefined : await base.read(entry, maxCodeOwnersBytes);
  return content?.state === "read" ? readCodeOwners(decode(content.bytes).text) : undefined;
}
