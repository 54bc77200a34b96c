/**
 * Which finding of the head is the one of the merge base when an element above it got another name. Fingerprints hold
 * names, so a renamed operation or property would give all its findings a new identity.
 */
import { isRenamed } from "../../connector/comparison/renamed-element.ts";
import type { Connector } from "../../connector/connector.ts";
import { canonical, isArray, isObject, type JsonValue, own } from "../../text/json/json.ts";
import { parsePointer } from "../../text/json/pointer.ts";
import type { RuleOccurrence } from "./occurrence.ts";

/** Pairs of one rule that are looked at; a connector with more was replaced. */
const maxPairs = 10_000;

export interface RenamedPair {
  readonly head: RuleOccurrence;
  readonly base: RuleOccurrence;
}

/**
 * @param head findings without a partner on the merge base
 * @param base findings without a partner on the head
 * @returns pairs of one rule whose elements are the same but for their names; each finding is in one pair at most
 */
export function renamedPairs(
  sides: { readonly before: Connector; readonly after: Connector },
  head: readonly RuleOccurrence[],
  base: readonly RuleOccurrence[],
): readonly RenamedPair[] {
  if (head.length === 0 || base.length === 0) return [];
  const left = Map.groupBy(base, ({ rule }) => rule.id);
  const isSame = makeIsSame(sides);
  const taken = new Set<RuleOccurrence>();
  let looks = 0;
  return head.flatMap((one) => {
    const other = left.get(one.rule.id)?.find((each) => {
      looks += 1;
      return looks <= maxPairs && !taken.has(each) && isSame(each, one);
    });
    if (other === undefined) return [];
    taken.add(other);
    return [{ head: one, base: other }];
  });
}

type IsSame = (base: RuleOccurrence, head: RuleOccurrence) => boolean;

function makeIsSame({ before, after }: { readonly before: Connector; readonly after: Connector }): IsSame {
  const roots = (["swagger", "properties"] as const).map((role) => ({
    files: [before.file(role)?.path, after.file(role)?.path],
    before: contentOf(before, role),
    after: contentOf(after, role),
  }));
  return (base, head) => {
    const documents = roots.find(({ files: [was, is] }) => base.file === was && head.file === is);
    if (documents?.before === undefined || documents.after === undefined) return false;
    const [was, is] = [base.occurrence.pointer, head.occurrence.pointer].map((pointer) =>
      pointer === null ? undefined : parsePointer(pointer),
    );
    if (was === undefined || is === undefined || was.length !== is.length) return false;
    return isOneElement(documents.before, documents.after, was, is, namesThatChanged(base, head));
  };
}

function contentOf(connector: Connector, role: "swagger" | "properties"): JsonValue | undefined {
  const json = connector.text(role)?.json;
  return json === undefined || json.state === "unreadable" ? undefined : json.value;
}

/** Undefined unless both subjects have the same length; else the names that differ. */
function namesThatChanged(base: RuleOccurrence, head: RuleOccurrence): readonly NameChange[] | undefined {
  const [was, is] = [base.diagnostic.subject, head.diagnostic.subject];
  if (was.length !== is.length) return undefined;
  return was.flatMap((name, at) => {
    const now = is[at] ?? "";
    return name === now ? [] : [{ was: name, is: now }];
  });
}

interface NameChange {
  readonly was: string;
  readonly is: string;
}

/** Whether every name that differs has an explanation in the documents. */
function isOneElement(
  before: JsonValue,
  after: JsonValue,
  was: readonly string[],
  is: readonly string[],
  changes: readonly NameChange[] | undefined,
): boolean {
  if (changes === undefined || changes.length === 0) return false;
  const explained = explainedChanges(before, after, was, is);
  return explained !== undefined && changes.every((change) => explained.has(`${change.was}\n${change.is}`));
}

/**
 * Walks both documents at once. Names differ for a reason where a key is gone on one side and new on the other for the
 * same element, where an operation has another id at its verb and path, or a parameter another name only.
 * @returns pairs of names, divided by a line end; undefined where the pointers lead to different elements
 */
function explainedChanges(
  before: JsonValue,
  after: JsonValue,
  was: readonly string[],
  is: readonly string[],
): ReadonlySet<string> | undefined {
  const explained = new Set<string>();
  let holders: Holders = [before, after];
  for (const [at, name] of was.entries()) {
    const now = is[at] ?? "";
    const inner: Holders = [step(holders[0], name), step(holders[1], now)];
    if (name !== now) {
      if (!isRenamedKey(holders, inner, name, now)) return undefined;
      explained.add(`${name}\n${now}`);
    }
    if (at === 2 && was[0] === "paths") explained.add(operationNames(inner, was, is));
    explained.add(newParameterName(inner) ?? "");
    holders = inner;
  }
  return explained;
}

/** What is on the same level of both documents. */
type Holders = readonly [JsonValue | undefined, JsonValue | undefined];

function isRenamedKey([holder, newHolder]: Holders, [one, other]: Holders, was: string, is: string): boolean {
  if (one === undefined || other === undefined) return false;
  if (step(holder, is) !== undefined || step(newHolder, was) !== undefined) return false;
  return isRenamed({ name: was, value: one }, { name: is, value: other });
}

/** An operation is the one at its verb and path, whatever its id. */
function operationNames([one, other]: Holders, was: readonly string[], is: readonly string[]): string {
  return `${operationName(one, was)}\n${operationName(other, is)}`;
}

/** Its id, else `GET /users`. */
function operationName(
  operation: JsonValue | undefined,
  [, path = "", verb = ""]: readonly string[],
): string {
  const id = isObject(operation) ? own(operation, "operationId") : undefined;
  return typeof id === "string" ? id : `${verb.toUpperCase()} ${path}`;
}

/** A parameter that has another name has to be equal otherwise. */
function newParameterName([one, other]: Holders): string | undefined {
  if (!isObject(one) || !isObject(other)) return undefined;
  const [was, is] = [own(one, "name"), own(other, "name")];
  if (typeof was !== "string" || typeof is !== "string" || was === is) return undefined;
  const isEqual = canonical({ ...one, name: "" }) === canonical({ ...other, name: "" });
  return isEqual ? `${was}\n${is}` : undefined;
}

function step(value: JsonValue | undefined, segment: string): JsonValue | undefined {
  if (isObject(value)) return own(value, segment);
  return isArray(value) ? value[Number(segment)] : undefined;
}
