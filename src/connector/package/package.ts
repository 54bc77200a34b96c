/** What rules see of a package.zip: what is submitted for certification, and the solutions in it. */
import type { JsonObject } from "../../text/json/json.ts";
import type { ArchiveProblem } from "./archive.ts";
import type { Customizations } from "./customizations.ts";

/** The files every exported solution has at its root. */
export const solutionFiles = ["[Content_Types].xml", "customizations.xml", "solution.xml"] as const;

export interface Package {
  /** Path of the zip in the repository. */
  readonly file: string;
  /** Bytes. */
  readonly size: number;
  /** Of all levels; a part with a problem is missing from what follows. */
  readonly problems: readonly ArchiveProblem[];
  /**
   * Which level the file itself is: `submission` (intro.md and a zip), `deployer` (the zip inside, with the folder of
   * solutions), `solution`, or nothing of that kind.
   */
  readonly level: "submission" | "deployer" | "solution" | "unknown";
  /** The submission; undefined when the file is one of its parts. */
  readonly submission: Submission | undefined;
  /** The zip that the Package Deployer takes. */
  readonly deployer: Deployer | undefined;
  /** In the order of the archive. */
  readonly solutions: readonly Solution[];
  /** False: a limit or a problem kept something from being looked at. */
  readonly isComplete: boolean;
}

export interface Submission {
  /** Names of the files at the root. */
  readonly markdown: readonly string[];
  readonly zips: readonly string[];
  readonly files: readonly string[];
  readonly folders: readonly string[];
  /** The text of the markdown file when there is exactly one. */
  readonly intro: string | undefined;
}

export interface Deployer {
  /** `package.zip › package.zip`. */
  readonly name: string;
  readonly folders: readonly string[];
  /** Folders inside the only folder. */
  readonly nestedFolders: readonly string[];
  /** Zips directly in the only folder. */
  readonly solutions: readonly string[];
}

export interface Solution {
  /** `package.zip › package.zip › PkgAssets/Contoso.zip`. */
  readonly name: string;
  /** The zip's own name. */
  readonly shortName: string;
  readonly files: readonly string[];
  readonly folders: readonly string[];
  /** Undefined when there is none or it cannot be read. */
  readonly customizations: Customizations | undefined;
  /** Of `customizations.xml` and `solution.xml` those that are there and no XML. */
  readonly brokenXml: readonly string[];
  /** Every `*_openapidefinition.json`; undefined when it is no JSON object. */
  readonly definitions: readonly PackedJson[];
  /** Every `*_connectionparameters.json`. */
  readonly connectionParameters: readonly PackedJson[];
}

export interface PackedJson {
  /** Path in the solution. */
  readonly path: string;
  readonly value: JsonObject | undefined;
}
