import { keyLocationOf } from "../../connector/node.ts";
import type { Operation, Swagger } from "../../connector/swagger/swagger.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "operation/path-partial-duplicate",
  official: ["PartialDuplicateOperationPath"],
  severity: "info",
  needs: ["swagger"],
  title: "Paths of which one matches one request",
  why: "A request to the fixed segment also matches the variable one. Which operation it reaches depends on the routing of the service.",
  source: "Microsoft Swagger Validator, rule PartialDuplicateOperationPath",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { operation, twin, isCrosswise } of overlaps(swagger)) {
      yield {
        location: keyLocationOf(operation.node),
        subject: [operation.method.toUpperCase(), ...[operation.path, twin.path].sort()],
        ...(isCrosswise
          ? crosswise(operation, twin)
          : {
              message: messageFor(operation, twin),
              fix: "Give one path a segment of its own, or make sure that the service prefers the fixed segment.",
            }),
      };
    }
  },
});

/** Values have to be what is in the other path: mostly they never are. */
function crosswise(operation: Operation, twin: Operation): Omit<Diagnostic, "location" | "subject"> {
  const others = partsOf(twin);
  const pairs = partsOf(operation).map((own, index) => ({ own, other: others[index] ?? own }));
  const segments = pairs.map(({ own, other }) => (isVariable(own) ? other : own));
  const both = quoted(`${segments.join("/")}${operation.path.endsWith("/") ? "/" : ""}`);
  return {
    message: `Only ${both} matches the path of ${quoted(operation.name)} as well as that of ${quoted(twin.name)}.`,
    fix: `Leave them as they are, unless the service can get a request to ${both}; then give one path a segment of its own.`,
    cause: "crosswise",
  };
}

/** Longest path shown as a whole: in longer ones the part that differs would be cut off. */
const maxShown = 60;

function messageFor(operation: Operation, twin: Operation): string {
  const [own, other] = [operation.path.split("/"), twin.path.split("/")];
  const differs = own.findIndex((segment, index) => segment !== other[index]);
  const isLong = Math.max(operation.path.length, twin.path.length) > maxShown;
  const shown = (segments: readonly string[]): string =>
    quoted(isLong && differs > 1 ? `…/${segments.slice(differs).join("/")}` : segments.join("/"));
  return `The path ${shown(own)} of ${quoted(operation.name)} can match the same request as ${shown(other)} of ${quoted(twin.name)}.`;
}

/** Paths by their segments, those with a variable under one name. */
interface Branch {
  readonly next: Map<string, Branch>;
  operation?: Operation;
}

const variable = "{}";
/** Most branches looked at: documents of thousands of paths that are all variables would take time without end. */
const maxSteps = 100_000;

interface Overlap {
  readonly operation: Operation;
  readonly twin: Operation;
  /** Each path is fixed somewhere where the other is variable: no service can prefer one of them. */
  readonly isCrosswise: boolean;
}

/** Each operation with the first other one that can match the same request, crosswise only without another; each pair once. */
function overlaps(swagger: Swagger): readonly Overlap[] {
  const found: Overlap[] = [];
  let steps = 0;
  // By path, not by position: the pairs are the same when paths are reordered.
  const sorted = swagger.operations().toSorted((a, b) => (a.path < b.path ? -1 : 1));
  for (const operations of Map.groupBy(sorted, keyOf).values()) {
    const root: Branch = { next: new Map() };
    for (const operation of operations) {
      const segments = segmentsOf(operation);
      for (const isCrosswise of [false, true]) {
        const twin = find(root, segments, 0, "none", isCrosswise);
        if (twin === undefined) continue;
        found.push({ operation, twin, isCrosswise });
        break;
      }
      add(root, segments, operation);
    }
  }
  return found;

  function find(
    branch: Branch,
    segments: readonly string[],
    depth: number,
    variables: Variables,
    isCrosswise: boolean,
  ): Operation | undefined {
    if (++steps > maxSteps || (variables === "both" && !isCrosswise)) return undefined;
    const segment = segments[depth];
    if (segment === undefined) return variables === "none" ? undefined : branch.operation;
    for (const [name, next] of matchingBranches(branch, segment)) {
      const sofar = withPair(variables, segment, name);
      const twin = find(next, segments, depth + 1, sofar, isCrosswise);
      if (twin !== undefined) return twin;
    }
    return undefined;
  }
}

/** Which of two paths are variable where the other is fixed. */
type Variables = "none" | "own" | "other" | "both";

function withPair(sofar: Variables, segment: string, name: string): Variables {
  if (segment === name) return sofar;
  const now = segment === variable ? "own" : "other";
  return sofar === "none" || sofar === now ? now : "both";
}

/** A variable matches every fixed segment; a fixed one matches itself and a variable. */
function matchingBranches(branch: Branch, segment: string): readonly (readonly [string, Branch])[] {
  if (segment === variable) return [...branch.next].filter(([name]) => name === variable || isFixed(name));
  return (isFixed(segment) ? [segment, variable] : [segment]).flatMap((name) => {
    const next = branch.next.get(name);
    return next === undefined ? [] : [[name, next] as const];
  });
}

/** Neither a variable nor partly one; wildcards are the business of operation/path-wildcard. */
function isFixed(segment: string): boolean {
  return !/[{}*]/.test(segment);
}

function add(root: Branch, segments: readonly string[], operation: Operation): void {
  let branch = root;
  for (const segment of segments) {
    const next: Branch = branch.next.get(segment) ?? { next: new Map() };
    branch.next.set(segment, next);
    branch = next;
  }
  branch.operation ??= operation;
}

function keyOf(operation: Operation): string {
  return `${operation.method} ${segmentsOf(operation).length}`;
}

function segmentsOf(operation: Operation): readonly string[] {
  return partsOf(operation).map((part) =>
    isVariable(part) ? variable : part.toLowerCase().replace(/\{[^{}]+\}/g, variable),
  );
}

function partsOf({ path }: Operation): readonly string[] {
  return path.replace(/\/$/, "").split("/");
}

function isVariable(part: string): boolean {
  return /^\{[^{}]+\}$/.test(part);
}
