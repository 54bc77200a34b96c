/** A connector: one folder of a repository, its kind, its files, and the views rules look through. */

import type { Elsewhere } from "./elsewhere.ts";
import type { FileEntry } from "./file-tree.ts";
import type { Icon } from "./icon/icon.ts";
import type { Package } from "./package/package.ts";
import type { ApiProperties } from "./properties/api-properties.ts";
import type { Readme } from "./readme.ts";
import type { Script } from "./script/script.ts";
import type { Swagger } from "./swagger/swagger.ts";
import type { TextFile } from "./text-file.ts";

export type Kind = "certified" | "independent" | "custom";

/** The files a connector is made of, whatever their spelling. */
export type Role = "swagger" | "properties" | "readme" | "icon" | "script" | "settings" | "package";

/** What one connector shows. Each view is computed once. */
export interface OwnViews {
  readonly swagger: Swagger;
  readonly properties: ApiProperties;
  readonly readme: Readme;
  readonly icon: Icon;
  readonly script: Script;
  /** The submission package, unpacked in memory. */
  readonly package: Package;
}
export type OwnNeed = keyof OwnViews;

export type ViewState<T> =
  | { readonly state: "ready"; readonly view: T }
  /** No such file in the folder. */
  | { readonly state: "absent" }
  /** There, but no JSON, no text, no image: the rules about that say where and why. */
  | { readonly state: "unreadable" }
  /** There, but its content is stored elsewhere. */
  | { readonly state: "elsewhere"; readonly as: Elsewhere }
  /** A definition in another version of OpenAPI: its words mean other things. */
  | { readonly state: "other-version" }
  | { readonly state: "too-large"; readonly size: number; readonly limit: number };

export interface Connector {
  /** From the repository's root, with `/`; empty when the repository itself is the connector. */
  readonly folder: string;
  /** What people call it: the folder's last name, or the swagger's title for a repository that is one connector. */
  readonly name: string;
  readonly kind: Kind;
  /** Every file below the folder, in path order. */
  readonly files: readonly FileEntry[];
  /** The file that plays a role, by any accepted spelling; the best spelling wins when there are several. */
  file(role: Role): FileEntry | undefined;
  /** The decoded text behind a role, also when its JSON is broken. Undefined: absent, too large or stored elsewhere. */
  text(role: "swagger" | "properties" | "readme" | "script" | "settings"): TextFile | undefined;
  /** Files that may hold sample calls or notes (`.http`, `.md`, `.json`, `.txt`): at most 12 of at most 100 KB each. */
  readonly samples: readonly TextFile[];
  /** Paths of files whose content is stored elsewhere, as far as they were read. */
  readonly elsewhere: ReadonlyMap<string, Elsewhere>;
  view<N extends OwnNeed>(need: N): ViewState<OwnViews[N]>;
  /**
   * The same connector with another text in one of its files, as if it had been read from there.
   * @returns undefined for a file that plays no role and is no sample, and where the file's encoding cannot carry the text
   */
  withText(path: string, text: string): Connector | undefined;
}
