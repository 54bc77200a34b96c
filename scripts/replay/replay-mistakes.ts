/** What a contributor breaks: mistakes of several kinds, made in the files of a pull request's connectors. */
import { isObject, type JsonObject, type JsonValue } from "../../src/text/json/json.ts";
import { type JsonChange, removeAt, setMember, setValue } from "../../src/text/json/json-change.ts";
import { toPointer, valueAt } from "../../src/text/json/pointer.ts";
import type { Chance } from "./replay-chance.ts";
import {
  isProperties,
  isReadme,
  isSwagger,
  lineEndOf,
  parsedText,
  type Texts,
  withChanges,
} from "./replay-texts.ts";

/** The text with the mistake; undefined where there is nothing to break in this way. */
type Break = (path: string, text: string, chance: Chance) => string | undefined;

interface Kind {
  readonly name: string;
  readonly isIn: (path: string) => boolean;
  readonly break: Break;
}

const kinds: readonly Kind[] = [
  { name: "summary deleted", isIn: isSwagger, break: onOperation(deleteSummary) },
  { name: "parameter summary deleted", isIn: isSwagger, break: onOperation(deleteParameterSummary) },
  { name: "description blanked", isIn: isSwagger, break: onOperation(blankDescription) },
  { name: "operation id doubled", isIn: isSwagger, break: onOperation(doubleOperation) },
  { name: "operation renamed", isIn: isSwagger, break: onOperation(renameOperation) },
  { name: "responses emptied", isIn: isSwagger, break: onOperation(emptyResponses) },
  { name: "host with a scheme", isIn: isSwagger, break: onDocument((root) => hostWithScheme(root)) },
  {
    name: "brand color broken",
    isIn: isProperties,
    break: onDocument(() => setValue("/properties/iconBrandColor", "blue")),
  },
  { name: "publisher lost", isIn: isProperties, break: onDocument(losePublisher) },
  { name: "readme cut", isIn: isReadme, break: cutInHalf },
];

/** After it nothing in the file can be read, so it comes alone and seldom. */
const unreadable: Kind = {
  name: "bracket lost",
  isIn: (path) => isSwagger(path) || isProperties(path),
  break: (_, text) => {
    const end = text.lastIndexOf("}");
    return end > 0 ? text.slice(0, end) + text.slice(end + 1) : undefined;
  },
};
const unreadableShare = 0.05;
const untouchedShare = 1 / 3;
const maxMistakes = 3;

export interface Broken {
  readonly texts: Texts;
  /** `brand color broken in …/apiProperties.json` */
  readonly did: readonly string[];
}

/**
 * One to three mistakes, one after the other.
 * @param touched the files the pull request changes so far: now and then one of the others is broken instead
 */
export function someMistakes(texts: Texts, touched: ReadonlySet<string>, chance: Chance): Broken {
  const isAlone = chance.is(unreadableShare);
  const wanted = isAlone ? 1 : 1 + chance.below(maxMistakes);
  const after = new Map(texts);
  const did: string[] = [];
  const others = chance.is(untouchedShare) ? [...texts.keys()].filter((path) => !touched.has(path)) : [];
  const paths = [
    ...chance.shuffled(others),
    ...chance.shuffled([...texts.keys()].filter((path) => touched.has(path))),
  ];
  for (const path of [...paths, ...paths, ...paths]) {
    if (did.length === wanted) break;
    const made = breakOne(
      path,
      after.get(path) ?? "",
      isAlone ? [unreadable] : chance.shuffled(kinds),
      chance,
    );
    if (made === undefined) continue;
    after.set(path, made.text);
    did.push(`${made.name} in ${path}`);
  }
  return { texts: after, did };
}

function breakOne(path: string, text: string, candidates: readonly Kind[], chance: Chance) {
  for (const kind of candidates.filter(({ isIn }) => isIn(path))) {
    const broken = kind.break(path, text, chance);
    if (broken !== undefined && broken !== text) return { name: kind.name, text: broken };
  }
  return undefined;
}

interface Operation {
  readonly pointer: string;
  readonly value: JsonObject;
}

function onOperation(change: (operation: Operation, chance: Chance) => JsonChange | undefined): Break {
  return (path, text, chance) => {
    const parsed = parsedText(path, text);
    if (parsed.state === "unreadable") return undefined;
    for (const operation of chance.shuffled(operationsIn(parsed.value))) {
      const made = change(operation, chance);
      const after = made && withChanges(path, text, [made]);
      if (after !== undefined) return after;
    }
    return undefined;
  };
}

function onDocument(change: (root: JsonValue) => JsonChange | undefined): Break {
  return (path, text) => {
    const parsed = parsedText(path, text);
    const made = parsed.state === "unreadable" ? undefined : change(parsed.value);
    return made && withChanges(path, text, [made]);
  };
}

const methods = new Set(["get", "put", "post", "delete", "patch", "head", "options"]);

function operationsIn(root: JsonValue): Operation[] {
  const paths = valueAt(root, "/paths");
  if (!isObject(paths)) return [];
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(isObject(item) ? item : {}).flatMap(([method, value]) =>
      methods.has(method) && isObject(value) ? [{ pointer: toPointer(["paths", path, method]), value }] : [],
    ),
  );
}

function deleteSummary({ pointer, value }: Operation): JsonChange | undefined {
  return "summary" in value ? removeAt(`${pointer}/summary`) : undefined;
}

function deleteParameterSummary({ pointer, value }: Operation, chance: Chance): JsonChange | undefined {
  const { parameters } = value as { parameters?: JsonValue };
  const named = (Array.isArray(parameters) ? parameters : []).flatMap((one: JsonValue, index: number) =>
    isObject(one) && "x-ms-summary" in one ? [index] : [],
  );
  const index = chance.pick(named);
  return index === undefined ? undefined : removeAt(`${pointer}/parameters/${index}/x-ms-summary`);
}

function blankDescription({ pointer, value }: Operation): JsonChange | undefined {
  return "description" in value ? setValue(`${pointer}/description`, "") : undefined;
}

function doubleOperation({ value }: Operation, chance: Chance): JsonChange | undefined {
  return "operationId" in value
    ? setMember("/paths", `/again-${chance.below(1000)}`, { get: value })
    : undefined;
}

function renameOperation({ pointer, value }: Operation): JsonChange | undefined {
  const id = valueAt(value, "/operationId");
  return typeof id === "string" ? setValue(`${pointer}/operationId`, `${id}Again`) : undefined;
}

function emptyResponses({ pointer, value }: Operation): JsonChange | undefined {
  return "responses" in value ? setValue(`${pointer}/responses`, {}) : undefined;
}

function hostWithScheme(root: JsonValue): JsonChange | undefined {
  const host = valueAt(root, "/host");
  return typeof host === "string" && !host.includes("//") ? setValue("/host", `https://${host}`) : undefined;
}

function losePublisher(root: JsonValue): JsonChange | undefined {
  return valueAt(root, "/properties/publisher") === undefined ? undefined : removeAt("/properties/publisher");
}

function cutInHalf(_: string, text: string): string | undefined {
  const end = lineEndOf(text);
  const lines = text.split(end);
  return lines.length < 4 ? undefined : lines.slice(0, Math.ceil(lines.length / 2)).join(end);
}
