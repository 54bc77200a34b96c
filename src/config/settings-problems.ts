/** Problems of a settings file, in sentences, each with its location. */
import { Ajv, type ErrorObject } from "ajv";
import { type Document, isMap, isNode, type LineCounter, type YAMLError } from "yaml";
import { didYouMean } from "../wording/did-you-mean.ts";
import { listed } from "../wording/listed.ts";
import { quoted } from "../wording/quoted.ts";
import { conventionProblems } from "./convention-problems.ts";
import schema from "./settings.schema.json" with { type: "json" };
import type { SettingsProblem } from "./settings-problem.ts";

const validate = new Ajv({ allErrors: true, verbose: true }).compile(schema);

/** A file with more problems is reported by its first ones. */
const maxProblems = 20;

type Path = readonly (string | number)[];

/** @param value the document as plain data; null when it could not be read */
export function settingsProblemsOf(
  document: Document.Parsed,
  value: unknown,
  lines: LineCounter,
  ruleIds: ReadonlySet<string>,
): SettingsProblem[] {
  const at = (offset: number, message: string): SettingsProblem => {
    const { line, col } = lines.linePos(offset);
    // An empty file has no lines for the counter.
    return { line: Math.max(1, line), column: Math.max(1, col), message };
  };
  const syntax = [...document.errors, ...document.warnings];
  if (syntax.length > 0) return cut(syntax.map((error) => at(error.pos[0], syntaxMessage(error))));
  if (value === null || value === undefined) return [];
  const here = (path: Path, part: "key" | "value", message: string) =>
    at(offsetOf(document, path, part), message);
  const shape = validate(value)
    ? []
    : (validate.errors ?? []).filter(isOfShape).map((error) => shapeProblem(error, here));
  if (shape.length > 0) return cut(shape);
  return cut([
    ...pathProblems(value, here),
    ...ruleProblems(value, ruleIds, here),
    ...conventionProblems(value, (path, message) => here(path, "value", message)),
  ]);
}

/** The form of a language's code is for editors; which codes there are is looked at with the other values. */
function isOfShape({ keyword, instancePath }: ErrorObject): boolean {
  return !(keyword === "pattern" && instancePath === "/language");
}

type Here = (path: Path, part: "key" | "value", message: string) => SettingsProblem;

function cut(problems: readonly SettingsProblem[]): SettingsProblem[] {
  return [...problems].sort((a, b) => a.line - b.line || a.column - b.column).slice(0, maxProblems);
}

function syntaxMessage(error: YAMLError): string {
  switch (error.code) {
    case "DUPLICATE_KEY":
      return "This key was given before; keep one of the two.";
    case "MULTIPLE_DOCS":
      return "The file holds more than one document; keep the first.";
    case "NON_STRING_KEY":
      return "This key is no text; quote it.";
    case "TAB_AS_INDENT":
      return "The line is indented by a tab; indent by blanks.";
    default:
      return `The file is no YAML: ${error.message.split("\n")[0]?.slice(0, 200) ?? ""}`;
  }
}

/** The location of the value (or the key) at a path; for an absent one, of the element that should have it. */
function offsetOf(document: Document.Parsed, path: Path, part: "key" | "value"): number {
  const last = path.at(-1);
  if (part === "key" && last !== undefined) {
    const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isNode(item.key) && String(item.key) === last);
      if (pair !== undefined && isNode(pair.key)) return pair.key.range?.[0] ?? 0;
    }
  }
  const node = path.length === 0 ? document.contents : document.getIn(path, true);
  if (isNode(node)) return node.range?.[0] ?? 0;
  return path.length === 0 ? 0 : offsetOf(document, path.slice(0, -1), "value");
}

function shapeProblem(error: ErrorObject, here: Here): SettingsProblem {
  const path = pathOf(error.instancePath);
  switch (error.keyword) {
    case "additionalProperties": {
      const key = String(error.params["additionalProperty"]);
      const known = Object.keys(Object(error.parentSchema?.["properties"]));
      return here([...path, key], "key", unknownKey(key, known));
    }
    case "required":
      return here(
        path,
        "value",
        `${capital(nameOf(path))} has no \`${error.params["missingProperty"]}\`; add one.`,
      );
    case "type":
      return here(
        path,
        "value",
        `${capital(nameOf(path))} has to be ${typeNames.get(error.params["type"])}.`,
      );
    case "enum":
      return here(path, "value", unknownValue(path, error.data, error.params["allowedValues"]));
    case "minLength":
      return here(path, "value", `${capital(nameOf(path))} is empty.`);
    case "maxLength":
      return here(
        path,
        "value",
        `${capital(nameOf(path))} is longer than ${error.params["limit"]} characters.`,
      );
    case "pattern":
      return here(path, "value", `${capital(nameOf(path))} is written as in 2027-03-01, in quotes.`);
    case "minimum":
    case "maximum":
      return here(
        path,
        "value",
        `${capital(nameOf(path))} has to be ${error.params["comparison"] === ">=" ? "at least" : "at most"} ${error.params["limit"]}.`,
      );
    case "maxItems":
      return here(path, "value", `${capital(nameOf(path))} has more than ${error.params["limit"]} entries.`);
    default:
      return here(path, "value", `${capital(nameOf(path))} ${error.message ?? "is not understood"}.`);
  }
}

const typeNames = new Map<unknown, string>([
  ["object", "a mapping of keys and values"],
  ["array", "a list"],
  ["string", "text"],
  ["integer", "a whole number"],
]);

function unknownKey(key: string, known: readonly string[]): string {
  const guess = didYouMean(key, known);
  const hint = guess === undefined ? `Known are ${listedNames(known, "and")}.` : `Did you mean \`${guess}\`?`;
  return `The key ${quoted(key)} is unknown. ${hint}`;
}

function unknownValue(path: Path, value: unknown, allowed: readonly string[]): string {
  const guess = typeof value === "string" ? didYouMean(value, allowed) : undefined;
  const hint =
    guess === undefined ? `It may be ${listedNames(allowed, "or")}.` : `Did you mean \`${guess}\`?`;
  return `${capital(nameOf(path))} is ${quoted(String(value))}. ${hint}`;
}

/** Folders are named from the root of the repository, by `/`. */
function pathProblems(value: object, here: Here): SettingsProblem[] {
  const roots: unknown = Object.hasOwn(value, "roots") ? Reflect.get(value, "roots") : [];
  if (!Array.isArray(roots)) return [];
  return roots.flatMap((root: { readonly path: string }, index) => {
    const at = ["roots", index, "path"] as const;
    if (root.path.includes("\\")) {
      return [here(at, "value", `The folder ${quoted(root.path)} is written with \\; write it with /.`)];
    }
    if (root.path.startsWith("/") || root.path.split("/").includes("..")) {
      const message = `The folder ${quoted(root.path)} leaves the repository; name it from the repository's root.`;
      return [here(at, "value", message)];
    }
    return [];
  });
}

function ruleProblems(value: object, ruleIds: ReadonlySet<string>, here: Here): SettingsProblem[] {
  const rules: unknown = Object.hasOwn(value, "rules") ? Reflect.get(value, "rules") : {};
  const unknown = Object.keys(Object(rules)).filter((id) => !ruleIds.has(id));
  const waivers: unknown = Object.hasOwn(value, "waivers") ? Reflect.get(value, "waivers") : [];
  const waived: readonly { readonly rule: string }[] = Array.isArray(waivers) ? waivers : [];
  return [
    ...unknown.map((id) => here(["rules", id], "key", unknownRule(id, ruleIds))),
    ...waived.flatMap(({ rule }, index) =>
      ruleIds.has(rule) ? [] : [here(["waivers", index, "rule"], "value", unknownRule(rule, ruleIds))],
    ),
  ].slice(0, maxProblems);
}

function unknownRule(id: string, ruleIds: ReadonlySet<string>): string {
  const guess = didYouMean(id, ruleIds);
  const hint =
    guess === undefined
      ? "`/connector help` tells where the rules are listed."
      : `Did you mean \`${guess}\`?`;
  return `There is no rule ${quoted(id)}. ${hint}`;
}

/** `/roots/1/kind` → roots, 1, kind */
function pathOf(instancePath: string): Path {
  return instancePath
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** For people: "entry 2 of `roots`", "`kind` of entry 2 of `roots`". */
function nameOf(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return "the file";
  const own = typeof last === "number" ? `entry ${last + 1}` : quoted(last);
  return path.length === 1 ? own : `${own} of ${nameOf(path.slice(0, -1))}`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** @param names ours, of the schema: they hold no backticks */
function listedNames(names: readonly string[], last: "and" | "or"): string {
  return listed(
    names.map((name) => `\`${name}\``),
    last,
  );
}
