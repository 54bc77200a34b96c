/** Words that names and comments don't use, and the glossary's word for each (docs/architecture.md). */

export interface DroppedWord {
  /** In lower case, each form. */
  readonly words: readonly string[];
  readonly use: string;
  /** False: English needs the word in comments, only names are checked. */
  readonly inComments: boolean;
  readonly allowed?: Allowed;
}

/** Where the word keeps its plain meaning. */
export interface Allowed {
  /** Whole names. */
  readonly names?: readonly string[];
  /** Beginnings of paths. */
  readonly paths?: readonly string[];
  /** In comments; matches are taken out before the words are checked. */
  readonly phrases?: RegExp;
}

export const droppedWords: readonly DroppedWord[] = [
  { words: ["sighting", "sightings", "sighted"], use: "diagnostic", inComments: true },
  {
    words: ["mend", "mends", "mended", "mending", "mender", "mendable"],
    use: "fix, edits",
    inComments: true,
  },
  { words: ["repair", "repairs", "repaired", "repairing"], use: "fix, edits", inComments: true },
  { words: ["remedy", "remedies"], use: "fix", inComments: true },
  {
    words: ["proposal", "proposals"],
    use: "fix, edits",
    inComments: true,
    // Microsoft calls the issue that announces an independent connector a proposal.
    allowed: { paths: ["src/rules/pull-request/", "src/rules/index.ts", "test/rules/pull-request/"] },
  },
  {
    words: ["offer", "offers", "offered"],
    use: "suggestion",
    inComments: true,
    allowed: {
      paths: ["src/rules/description/", "src/rules/api-connector/"],
      phrases: /GitHub offers redelivery/g,
    },
  },
  { words: ["prove", "proves", "proved", "proven", "proof", "proofs"], use: "verify", inComments: true },
  { words: ["blame", "blamed"], use: "suspects, cause", inComments: true },
  {
    words: ["home", "homes"],
    use: "placement, where",
    inComments: true,
    // The user's home folder, and home pages.
    allowed: { phrases: /\bHOME\b|home (?:folder|page)s?/g, names: ["homePage", "HOME"] },
  },
  { words: ["standing"], use: "existing, posted, in force", inComments: true },
  {
    words: ["told", "said"],
    use: "announced, reported, posted",
    inComments: true,
    // Rows of the store keep the property name of the first version.
    allowed: { paths: ["src/store/decisions.ts"] },
  },
  { words: ["remembered"], use: "kept, stored, cached", inComments: true },
  { words: ["passed"], use: "announced, posted", inComments: false },
  {
    words: ["place", "places", "placed"],
    use: "location, offset, occurrence, placement, repository",
    inComments: true,
    allowed: {
      // The verb: to give findings their placements.
      names: ["placeFinding", "placeFindings"],
      phrases:
        /in (?:\w+ )?place\b|tak(?:e|es|ing) place|first place|(?:is|are|be|findings|finding) placed/gi,
      // Rows of the queue keep the property name of the first version.
      paths: ["src/app/jobs/command-jobs.ts", "test/app/stored-commands.test.ts"],
    },
  },
  { words: ["site", "sites", "spot", "spots"], use: "location, occurrence", inComments: false },
  { words: ["seen"], use: "known, a noun for what it holds", inComments: false },
  { words: ["aged"], use: "with age", inComments: false },
  {
    words: ["candidate", "candidates"],
    use: "diagnostic, occurrence",
    inComments: false,
    // Words, files and values that might be the one that was meant.
    allowed: { paths: ["src/wording/", "src/connector/", "src/rules/", "scripts/"] },
  },
  {
    words: ["ruling", "rulings", "ruled", "endings"],
    use: "applyDecisions, decided, lapsed",
    inComments: true,
  },
  { words: ["desk", "scene", "stage", "hand"], use: "…Context, …Deps", inComments: false },
  { words: ["front", "ground", "surroundings", "looker"], use: "…Context, …Deps, a noun", inComments: false },
  { words: ["beside"], use: "next to, together with", inComments: true },
  {
    words: ["tools"],
    use: "…Deps",
    inComments: false,
    // What MCP servers provide.
    allowed: { names: ["mcpTools"] },
  },
  { words: ["advice"], use: "info, fix", inComments: false },
];

/** Names as a whole: their words are fine on their own. */
export const droppedNames: Readonly<Record<string, string>> = {
  adviceFor: "fixFor",
  fixOf: "fixFor",
  mendOf: "editsFor",
  wayOut: "fix",
  wordsFor: "fixFor",
};
