/**
 * What the words of fixes propose: the value is written where the finding is, and all rules look at the connector again.
 * Fixes that are made by the program have a test of their own (fixes.test.ts).
 */
import { describe, expect, test } from "vitest";
import type { Connector } from "../src/connector/connector.ts";
import { readConnector } from "../src/connector/read-connector.ts";
import { textAt } from "../src/review/finding/occurrence.ts";
import { makeEditApplier } from "../src/review/fix/apply.ts";
import { conventionsUnder } from "../src/review/rule/conventions.ts";
import { connectorRules, type Diagnostic } from "../src/review/rule/rule.ts";
import { runRules } from "../src/review/run/run-rules.ts";
import { rules as allRules } from "../src/rules/index.ts";
import { isObject, type JsonValue } from "../src/text/json/json.ts";
import { type JsonChange, renameKey, setMember, setValue } from "../src/text/json/json-change.ts";
import { parentPointer, valueAt } from "../src/text/json/pointer.ts";
import { type Case, readCases } from "./helpers/cases.ts";
import { memoryTree } from "./helpers/memory-tree.ts";

const rules = connectorRules(allRules);

/** Words in front of a value that is to be written as it stands; of those that are added only whole members. */
const proposing =
  /(?:^|[.;:] |, or )(?:(?:[Ww]rite|[Uu]se|[Rr]ename (?:it|`[^`]+`) to|[Rr]eplace (?:it|`[^`]+`) with) `([^`…]+)`|[Aa]dd `("[^`…]+":[^`…]+)`)(?! with\b|, and add\b)/g;

/** Where other rules speak after the words were followed, and why that is right. */
const followedByOthers: ReadonlyMap<string, string> = new Map([
  [
    "connection/idp-firstparty bad-not-marked",
    "the member belongs into an inner object, which has it with another value",
  ],
  ["connection/redirect-mode bad-absent", "an info says what published connectors can do"],
  ["english/spelling bad-twice-in-a-text", "the word is to be written twice"],
  ["icon/color-format bad-three-digits", "a color that cannot be read was compared with nothing"],
  ["parameter/path-param-missing bad-absent", "the member is the content of a new parameter"],
  ["security/auth-kind bad-mutual-tls", "each of the three types has members of its own"],
]);

const bad = readCases().filter(({ isBad, request }) => isBad && request === undefined);
let tried = 0;

describe("the values that fixes propose satisfy all rules", () => {
  test.each(bad)("$rule $name", async (one) => {
    const connector = await read(one);
    const before = findingsOf(connector, one);
    const known = new Set(before.map(({ key }) => key));
    const problems = before
      .filter(({ rule }) => rule === one.rule)
      .flatMap(({ key, diagnostic }) =>
        valuesIn(connector, diagnostic).flatMap(({ value, ways }) => {
          tried++;
          const outcomes = ways.map((edits) => {
            const all = [{ file: diagnostic.location.file, edits }];
            const after = makeEditApplier(connector, all).applyAll(all);
            const findings = after === undefined ? [] : findingsOf(after, one);
            return findings
              .filter((each) => each.key === key || (!known.has(each.key) && !each.isInfo))
              .map((each) => `${value}: ${each.rule} (${each.diagnostic.message})`);
          });
          return outcomes.some((outcome) => outcome.length === 0) ? [] : (outcomes[0] ?? []);
        }),
      );
    if (followedByOthers.has(`${one.rule} ${one.name}`)) expect(problems).not.toEqual([]);
    else expect(problems).toEqual([]);
  });
});

test("fixes propose values", () => {
  expect(tried).toBeGreaterThan(100);
});

interface WrittenValue {
  readonly value: string;
  /** How it can be meant; none is tried where the finding has no value that it can replace. */
  readonly ways: readonly JsonChange[][];
}

function valuesIn(connector: Connector, { fix, location }: Diagnostic): readonly WrittenValue[] {
  const json = textAt(connector, location.file)?.json;
  if (location.kind !== "pointer" || json === undefined || json.state === "unreadable") return [];
  return [...fix.matchAll(proposing)].flatMap(([, whole, member]) => {
    const value = whole ?? member ?? "";
    const ways = waysToWrite(json.value, location, value);
    return ways.length === 0 ? [] : [{ value, ways }];
  });
}

function waysToWrite(
  root: JsonValue,
  { pointer, part, within }: Extract<Diagnostic["location"], { kind: "pointer" }>,
  proposed: string,
): readonly JsonChange[][] {
  const value = valueAt(root, pointer);
  const members = parsed(`{${proposed}}`);
  if (isObject(members)) return ownersOf(root, pointer).map((owner) => membersIn(owner, members));
  if (part === "key")
    return typeof value === "object" && pointer !== "" ? [[renameKey(pointer, proposed)]] : [];
  if (typeof value === "string" && within !== undefined)
    return [[setValue(pointer, `${value.slice(0, within.start)}${proposed}${value.slice(within.end)}`)]];
  if (typeof value === "object" || value === undefined) return [];
  const json = parsed(proposed);
  const texts = typeof value === "string" && typeof json !== "string" ? [[setValue(pointer, proposed)]] : [];
  return json === undefined ? texts : [[setValue(pointer, json)], ...texts];
}

/** Objects around the value, inner ones first. */
function ownersOf(root: JsonValue, pointer: string): readonly string[] {
  const owners: string[] = [];
  for (let at: string | undefined = pointer; at !== undefined; at = parentPointer(at))
    if (isObject(valueAt(root, at))) owners.push(at);
  return owners;
}

function membersIn(owner: string, members: Readonly<Record<string, JsonValue>>): JsonChange[] {
  return Object.entries(members).map(([name, child]) => setMember(owner, name, child));
}

function parsed(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue; // any JSON
  } catch {
    return undefined;
  }
}

function findingsOf(connector: Connector, { settings }: Case) {
  return runRules(connector, rules, { conventions: conventionsUnder(settings) }).diagnostics.map(
    ({ rule, diagnostic }) => ({
      rule: rule.id,
      diagnostic,
      key: JSON.stringify([rule.id, ...diagnostic.subject]),
      isInfo: (diagnostic.severity ?? rule.severity) === "info",
    }),
  );
}

async function read(one: Case): Promise<Connector> {
  const tree = memoryTree(one.files);
  const { entries } = await tree.list();
  const inside = entries.filter((entry) => one.folder === "" || entry.path.startsWith(`${one.folder}/`));
  return readConnector(tree, { folder: one.folder, kind: one.kind, entries: inside });
}
