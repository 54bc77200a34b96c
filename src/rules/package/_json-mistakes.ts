/** What keeps a file from being strict JSON: one diagnostic for each mistake, at its location. */
import type { Connector } from "../../connector/connector.ts";
import type { TextFile } from "../../connector/text-file.ts";
import type { Diagnostic, Edits } from "../../review/rule/rule.ts";
import { isArray, isObject } from "../../text/json/json.ts";
import { beforeIn } from "../../text/json/json-open.ts";
import type { JsonProblem } from "../../text/json/json-problems.ts";
import { namesAt } from "../../text/json/json-tolerant.ts";
import type { ParsedJson } from "../../text/json/parse-json.ts";
import { atFile, atPointer, atRange } from "../../text/location.ts";

/** Each mistake at its location, a whole file's findings when there is no text to point at. */
export function* jsonMistakes(connector: Connector, role: "swagger" | "properties"): Generator<Diagnostic> {
  const file = connector.text(role);
  if (file === undefined) return yield* tooLarge(connector, role);
  const { json, decoded } = file;
  if (decoded.encoding === "binary") return yield binary(file);
  if (json === undefined || hasConflict(json)) return;
  if (json.state !== "strict") yield* notStrict(file, json);
  if (json.state !== "unreadable" && !isObject(json.value)) yield noObject(file, isArray(json.value));
}

type NotStrict = Extract<ParsedJson, { readonly problems: unknown }>;

function* notStrict(file: TextFile, json: NotStrict): Generator<Diagnostic> {
  const isUnreadable = json.state === "unreadable";
  const counts = new Map<string, number>();
  for (const problem of json.problems) {
    const subject = [problem.kind, ...(isUnreadable ? [] : namesAt(file.source.text, problem.span.start))];
    const key = subject.join(" ");
    const nth = (counts.get(key) ?? 0) + 1;
    counts.set(key, nth);
    if (nth > 1) subject.push(String(nth));
    yield mistake(file, problem, subject);
  }
}

/** The business of pull-request/conflict-markers, in whatever file: nothing else is read of such a text. */
function hasConflict(json: ParsedJson): boolean {
  return json.state !== "strict" && json.problems.some(({ kind }) => kind === "conflict-marker");
}

function mistake(file: TextFile, problem: JsonProblem, subject: readonly string[]): Diagnostic {
  const edits = editsFor(file, problem);
  const fix = problem.fix ?? fixes[problem.kind];
  return {
    location: atRange(file.path, problem.span),
    subject,
    message: `The file is not strict JSON: ${problem.message}.`,
    fix,
    cause: `${problem.kind} ${fix}`,
    ...(edits === undefined ? {} : { edits }),
  };
}

const correctIt = "Correct the syntax at this place and check the whole file with a JSON parser.";

const fixes: Record<JsonProblem["kind"], string> = {
  empty: "Restore the content of the file.",
  syntax: correctIt,
  structure: correctIt,
  "missing-comma": "Add a comma `,` after the element before.",
  "trailing-comma": "Remove the comma.",
  comment: "Remove the comment.",
  "conflict-marker":
    "Resolve the merge conflict and remove the lines with `<<<<<<<`, `=======` and `>>>>>>>`.",
  "too-deep": "Flatten the document, for instance with references to definitions.",
};

function editsFor({ source }: TextFile, { kind, span }: JsonProblem): Edits | undefined {
  if (kind === "trailing-comma" || kind === "comment") return [{ ...span, text: "" }];
  if (kind !== "missing-comma") return undefined;
  const end = beforeIn(source.text, span.start).last?.end;
  return end === undefined ? undefined : [{ start: end, end, text: "," }];
}

function noObject({ path }: TextFile, isList: boolean): Diagnostic {
  return {
    location: atPointer(path, ""),
    subject: ["root"],
    message: `The document is ${isList ? "a list" : "a single value"} where an object is expected.`,
    fix: "Write one JSON object, from `{` to `}`.",
  };
}

function binary({ path }: TextFile): Diagnostic {
  return {
    location: atFile(path),
    subject: ["binary"],
    message: "The file holds binary data where JSON text is expected.",
    fix: "Replace the file with the JSON text itself, saved as UTF-8.",
  };
}

function* tooLarge(connector: Connector, role: "swagger" | "properties"): Generator<Diagnostic> {
  const state = connector.view(role);
  const entry = connector.file(role);
  if (state.state !== "too-large" || entry === undefined || role === "swagger") return;
  yield {
    location: atFile(entry.path),
    subject: ["size"],
    message: `The file has ${state.size} bytes, more than the ${state.limit} that are read.`,
    fix: "Reduce the file to the properties of the connector.",
  };
}
