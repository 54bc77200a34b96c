import {
  items,
  keyLocationOf,
  locationOf,
  member,
  memberIgnoringCase,
  members,
  type Node,
  stringOf,
} from "../../connector/node.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "connection/multiauth-structure",
  severity: "error",
  needs: ["properties"],
  title: "Complete sets of connection parameters",
  why: "Users choose among the sets by their labels, and the platform tells them apart by their names; without them no connection can be made.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/multi-auth",
  since: "0.1.0",
  *check({ properties }) {
    const sets = member(properties.properties, "connectionParameterSets");
    if (sets === undefined) return;
    if (member(sets, "uiDefinition") === undefined) {
      yield missing(
        sets,
        ["uiDefinition"],
        "`connectionParameterSets` have no `uiDefinition`",
        '"uiDefinition"',
      );
    }
    const values = items(member(sets, "values"));
    if (values.length === 0) {
      yield missing(
        sets,
        ["values"],
        "`connectionParameterSets` have no list `values` with sets",
        '"values"',
      );
    }
    const names = new Set<string>();
    for (const [index, set] of values.entries()) yield* setDiagnostics(set, index, names);
  },
});

function* setDiagnostics(set: Node, index: number, names: Set<string>): Generator<Diagnostic> {
  const node = member(set, "name");
  const name = stringOf(node)?.trim() ?? "";
  const called = name === "" ? `set ${index + 1}` : name;
  const label = `The parameter set ${quoted(called)}`;
  if (name === "") yield absent(set, called, `${label} has no \`name\``, "a `name` of its own");
  else if (names.has(name) && node !== undefined) {
    yield {
      location: locationOf(node),
      subject: [called, "name", "again"],
      message: `Two parameter sets are named ${quoted(name)}.`,
      fix: "Give each set a name of its own.",
    };
  }
  names.add(name);
  yield* labelDiagnostics(set, called, label);
  if (member(set, "parameters") === undefined) {
    yield absent(
      set,
      called,
      `${label} has no \`parameters\``,
      "`parameters`, an empty object when nothing is asked for",
    );
  }
}

function* labelDiagnostics(set: Node, called: string, label: string): Generator<Diagnostic> {
  const uiDefinition = member(set, "uiDefinition");
  if (uiDefinition === undefined) {
    yield absent(
      set,
      called,
      `${label} has no \`uiDefinition\``,
      "a `uiDefinition` with `displayName` and `description`",
    );
    return;
  }
  // Microsoft's documentation writes `displayname`, and its schema takes both.
  if ((stringOf(memberIgnoringCase(uiDefinition, "displayName")) ?? "").trim() !== "") return;
  yield {
    location: keyLocationOf(uiDefinition),
    subject: [called, "uiDefinition", "displayName"],
    message: `${label} has no \`displayName\` in its \`uiDefinition\`.`,
    fix: "Add `displayName` to `uiDefinition`.",
  };
}

function missing(sets: Node, subject: readonly string[], what: string, name: string): Diagnostic {
  return {
    location: keyLocationOf(sets),
    subject,
    message: `The ${what}.`,
    fix: `Add \`${name}\` as in the documentation of multiple authentication types.`,
  };
}

function absent(set: Node, called: string, what: string, needed: string): Diagnostic {
  const first = members(set)[0];
  return {
    location: first === undefined ? locationOf(set) : keyLocationOf(first.node),
    subject: [called, needed],
    message: `${what}.`,
    fix: `Add ${needed}.`,
  };
}
