/** The connectors of a folder, each as the only one a pull request adds to a repository with all the others. */

import { type FileTree, maxTextBytes } from "../../src/connector/file-tree.ts";
import {
  type ConnectorFolder,
  defaultRoots,
  findConnectorFolders,
  presetOf,
} from "../../src/connector/folders.ts";
import { type ConnectorIndex, indexTree } from "../../src/connector/index/index-of-connectors.ts";
import { workingTree } from "../../src/local/working-tree.ts";
import type { Rule } from "../../src/review/rule/rule.ts";
import { defaultSettings, type ReviewSettings, rulesUnder } from "../../src/review/settings.ts";
import { rules } from "../../src/rules/index.ts";
import { gitBlobId } from "../../src/text/hash.ts";

export interface Corpus {
  readonly tree: FileTree;
  readonly folders: readonly ConnectorFolder[];
  readonly index: ConnectorIndex;
  readonly settings: ReviewSettings;
  /** Those that speak under the corpus's preset. */
  readonly rules: readonly Rule[];
}

/** @param directory with the root folders of Microsoft's repository, or any others with connectors */
export async function openCorpus(directory: string): Promise<Corpus> {
  const tree = workingTree(directory);
  const listing = await tree.list();
  const preset = presetOf(listing);
  const roots = defaultRoots(preset);
  const infos = rules.filter(({ severity }) => severity === "info");
  const settings: ReviewSettings = {
    ...defaultSettings,
    preset,
    severities: Object.fromEntries(infos.map(({ id }) => [id, "warning"])),
  };
  return {
    tree,
    folders: findConnectorFolders(listing, roots),
    index: await indexTree(tree, roots),
    settings,
    rules: rulesUnder(rules, settings, preset),
  };
}

/** The connector's folder alone, one file of it with other bytes where they are given. */
export function folderTree(
  { tree }: Corpus,
  { folder, entries }: ConnectorFolder,
  changed: Readonly<Record<string, Uint8Array>> = {},
): FileTree {
  return {
    label: folder,
    list: async () => ({
      entries: entries.map((entry) => {
        const bytes = changed[entry.path];
        return bytes === undefined ? entry : { ...entry, id: gitBlobId(bytes), size: bytes.length };
      }),
      isComplete: true,
    }),
    async read(entry, limit) {
      const bytes = changed[entry.path];
      return bytes === undefined ? tree.read(entry, limit) : { state: "read", bytes };
    },
  };
}

/** Path → bytes of everything that can be read as text; images too, they hurt nobody. */
export async function filesOf(
  { tree }: Corpus,
  { entries }: ConnectorFolder,
): Promise<Record<string, Uint8Array>> {
  const files: Record<string, Uint8Array> = {};
  for (const entry of entries) {
    const content = await tree.read(entry, maxTextBytes);
    if (content.state === "read") files[entry.path] = content.bytes;
  }
  return files;
}
