/** Commits of the clean connector with one more operation, and with mistakes in that operation. */
import { folder, type Harness, swaggerPath } from "./harness.ts";

/** Each rewrites the text of the new operation. They touch nothing that flows use today. */
const mistakes = {
  dot: (text: string) => text.replace('"List alerts"', '"List alerts."'),
  "no-description": (text: string) => text.replace(/ {8}"description": "Lists the alerts[^\n]*\n/, ""),
  "no-parameter-summary": (text: string) => text.replace(/ {12}"x-ms-summary": "Region",\n/, ""),
} as const;

export type Mistake = keyof typeof mistakes;

const alerts = `    "/alerts": {
      "get": {
        "operationId": "ListAlerts",
        "summary": "List alerts",
        "x-ms-visibility": "important",
        "description": "Lists the alerts of a region that are in force now.",
        "parameters": [
          {
            "name": "region",
            "in": "query",
            "required": true,
            "type": "string",
            "x-ms-summary": "Region",
            "x-ms-visibility": "important",
            "description": "The region whose alerts to list."
          }
        ],
        "responses": {
          "200": {
            "description": "The alerts that are in force.",
            "schema": {
              "$ref": "#/definitions/StationList"
            }
          },
          "401": {
            "description": "The key is not known."
          }
        }
      }
    },
`;

interface CommitOptions {
  /** Makes it another commit with the same mistakes. */
  readonly salt?: string;
  readonly parent?: string;
  readonly files?: Readonly<Record<string, string | Buffer | null>>;
  /** Rewrites the whole text at the end. */
  readonly rewrite?: (swagger: string) => string;
}

export async function commitOf(
  harness: Harness,
  wanted: readonly Mistake[],
  { salt = "", parent = harness.base, files = {}, rewrite = (text) => text }: CommitOptions = {},
): Promise<string> {
  const operation = wanted.reduce((text, name) => mistakes[name](text), alerts);
  const swagger = rewrite(harness.swagger.replace('  "paths": {\n', `  "paths": {\n${operation}`));
  const raised = swagger.replace('"version": "1.0.0"', '"version": "1.1.0"');
  const readme = harness.readme.replace(
    /(## Supported Operations\r?\n)/,
    "$1\n### List alerts\n\nLists the alerts of a region.\n",
  );
  const all = { [swaggerPath]: raised, [`${folder}/readme.md`]: readme, ...files };
  return harness.simulator.commitFiles(parent, all, `List alerts ${salt}`);
}

/** The commit, with the connector's folder renamed. */
export async function renamedFolder({ simulator }: Harness, commit: string, moved: string): Promise<string> {
  const { git } = simulator.world;
  const tree = await git.tree(commit, true);
  const files: Record<string, Buffer | null> = {};
  for (const { path, sha, type } of tree?.entries ?? []) {
    if (type !== "blob" || !path.startsWith(`${folder}/`)) continue;
    files[path] = null;
    files[path.replace(folder, moved)] = (await git.read(sha))?.content ?? null;
  }
  return await simulator.commitFiles(commit, files, "Rename");
}
