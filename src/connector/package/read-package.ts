/** Opens the three levels of a submission package: intro.md next to a zip, in it a folder, in it the solutions. */
import { decode } from "../../text/encoding/decode.ts";
import { isObject, type JsonObject } from "../../text/json/json.ts";
import { parseJson } from "../../text/json/parse-json.ts";
import { makeSource } from "../../text/source.ts";
import { maxTextBytes } from "../file-tree.ts";
import { nameOf } from "../folders.ts";
import {
  type Archive,
  type ArchiveBudget,
  type ArchiveProblemKind,
  archiveBudget,
  readArchive,
} from "./archive.ts";
import { isXml, readCustomizations } from "./customizations.ts";
import {
  type Deployer,
  type Package,
  type PackedJson,
  type Solution,
  type Submission,
  solutionFiles,
} from "./package.ts";

/**
 * Reads a package. Contents never make it throw.
 * @param file its path in the repository
 */
export async function readPackage(file: string, bytes: Uint8Array): Promise<Package> {
  const budget = archiveBudget();
  const root = await readArchive(nameOf(file), bytes, budget, isWantedAnywhere);
  const level = levelOf(root);
  const submission = level === "submission" || level === "unknown" ? readSubmission(root) : undefined;
  const deployer = level === "deployer" ? root : await innerArchive(root, submission, budget);
  const solutions = level === "solution" ? [root] : await solutionArchives(deployer, budget);
  const archives = [root, deployer, ...solutions].filter((one) => one !== undefined);
  return {
    file,
    size: bytes.length,
    problems: [...new Set(archives)].flatMap((archive) => archive.problems),
    level,
    submission,
    deployer: deployer === undefined ? undefined : describeDeployer(deployer),
    solutions: solutions.map(describeSolution),
    isComplete: archives.every(
      ({ isComplete, problems }) => isComplete && problems.every(({ kind }) => isHarmlessToListing(kind)),
    ),
  };
}

/** At most the entry is left out, all others are known. */
function isHarmlessToListing(kind: ArchiveProblemKind): boolean {
  return kind === "unsafe-name" || kind === "duplicate-name" || kind === "link" || kind === "backslash";
}

/** Definitions of more than 1 MB are refused anyway; larger ones here are not compared with the folder's. Bytes. */
const maxJsonBytes = 2 * 1024 * 1024;

/** Any level may be what was put into the folder, so each takes what the others would. */
function isWantedAnywhere(path: string, size: number): boolean {
  const depth = path.split("/").length;
  if (isZip(path)) return depth <= 2;
  return (depth === 1 && /\.md$/i.test(path) && size <= maxJsonBytes) || isWantedOfSolution(path, size);
}

function isWantedOfSolution(path: string, size: number): boolean {
  if (isOneOf(path, solutionFiles)) return size <= maxTextBytes;
  return size <= maxJsonBytes && (isDefinition(path) || isParameters(path));
}

function levelOf(root: Archive): Package["level"] {
  if (hasFile(root, "solution.xml") || hasFile(root, "customizations.xml")) return "solution";
  const zips = root.files.filter(isZip);
  if (zips.some((path) => !path.includes("/"))) return "submission";
  // A submission in a wrapper folder is still a submission; no package of the deployer holds Markdown.
  const isWrapped = root.files.some((path) => /^[^/]+\/[^/]+\.md$/i.test(path));
  if (zips.length > 0) return isWrapped ? "submission" : "deployer";
  return root.files.some((path) => /^[^/]+\.md$/i.test(path)) ? "submission" : "unknown";
}

function readSubmission({ files, folders, contents }: Archive): Submission {
  const atRoot = files.filter((path) => !path.includes("/"));
  const markdown = atRoot.filter((path) => /\.md$/i.test(path));
  const only = markdown.length === 1 ? contents.get(markdown[0] ?? "") : undefined;
  return {
    markdown,
    zips: atRoot.filter(isZip),
    files: atRoot,
    folders,
    intro: only === undefined ? undefined : decode(only).text,
  };
}

/** The only zip of a submission; of several none, because it is not known which is meant. */
async function innerArchive(
  root: Archive,
  submission: Submission | undefined,
  budget: ArchiveBudget,
): Promise<Archive | undefined> {
  const [zip, ...others] = submission?.zips ?? [];
  const bytes = zip === undefined || others.length > 0 ? undefined : root.contents.get(zip);
  if (zip === undefined || bytes === undefined) return undefined;
  const isWanted = (path: string): boolean => isZip(path) && path.split("/").length === 2;
  return readArchive(`${root.name} › ${zip}`, bytes, budget, isWanted);
}

async function solutionArchives(deployer: Archive | undefined, budget: ArchiveBudget): Promise<Archive[]> {
  if (deployer === undefined || deployer.folders.length !== 1) return [];
  const archives: Archive[] = [];
  for (const path of solutionsIn(deployer)) {
    const bytes = deployer.contents.get(path);
    if (bytes === undefined) continue;
    archives.push(await readArchive(`${deployer.name} › ${path}`, bytes, budget, isWantedOfSolution));
  }
  return archives;
}

function solutionsIn({ files }: Archive): readonly string[] {
  return files.filter((path) => isZip(path) && path.split("/").length === 2);
}

function describeDeployer(archive: Archive): Deployer {
  const nested = archive.files.flatMap((path) => {
    const [, folder, ...rest] = path.split("/");
    return folder === undefined || rest.length === 0 ? [] : [folder];
  });
  return {
    name: archive.name,
    folders: archive.folders,
    nestedFolders: [...new Set(nested)],
    solutions: solutionsIn(archive),
  };
}

function describeSolution(archive: Archive): Solution {
  const text = (name: string): string | undefined => {
    const path = archive.files.find((each) => each.toLowerCase() === name);
    const bytes = path === undefined ? undefined : archive.contents.get(path);
    return bytes === undefined ? undefined : decode(bytes).text;
  };
  const customizations = text("customizations.xml");
  const solution = text("solution.xml");
  const read = customizations === undefined ? undefined : readCustomizations(customizations);
  return {
    name: archive.name,
    shortName: nameOf(archive.name.split(" › ").at(-1) ?? archive.name),
    files: archive.files,
    folders: archive.folders,
    customizations: read,
    brokenXml: [
      ...(customizations !== undefined && read === undefined ? ["customizations.xml"] : []),
      ...(solution !== undefined && !isXml(solution) ? ["solution.xml"] : []),
    ],
    definitions: packedJson(archive, isDefinition),
    connectionParameters: packedJson(archive, isParameters),
  };
}

function packedJson({ contents }: Archive, isMeant: (path: string) => boolean): readonly PackedJson[] {
  return [...contents]
    .filter(([path]) => isMeant(path))
    .map(([path, bytes]) => ({ path, value: objectIn(path, bytes) }));
}

function objectIn(path: string, bytes: Uint8Array): JsonObject | undefined {
  const json = parseJson(makeSource(path, decode(bytes).text));
  return json.state !== "unreadable" && isObject(json.value) ? json.value : undefined;
}

function hasFile({ files }: Archive, name: string): boolean {
  return files.some((path) => path.toLowerCase() === name);
}

function isOneOf(path: string, names: readonly string[]): boolean {
  return names.some((name) => name.toLowerCase() === path.toLowerCase());
}

function isZip(path: string): boolean {
  return /\.zip$/i.test(path);
}

function isDefinition(path: string): boolean {
  return /_openapidefinition\.json$/i.test(path);
}

function isParameters(path: string): boolean {
  return /_connectionparameters\.json$/i.test(path);
}
