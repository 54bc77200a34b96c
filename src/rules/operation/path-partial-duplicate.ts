import { keyPlaceOf } from "../../connector/node.ts";
import type { Operation, Swagger } from "../../connector/swagger.ts";
import { defineRule } from "../../review/rule.ts";
import { quoted } from "../../text/quoted.ts";

export default defineRule({
  id: "operation/path-partial-duplicate",
  official: ["PartialDuplicateOperationPath"],
  severity: "warning",
  needs: ["swagger"],
  title: "Paths of which one matches one request",
  why: "A request to the fixed segment also matches the variable one. Which operation it reaches depends on the routing of the service.",
  source: "Microsoft Swagger Validator, rule PartialDuplicateOperationPath",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { operation, twin } of overlaps(swagger)) {
      yield {
        at: keyPlaceOf(operation.node),
        subject: [operation.method.toUpperCase(), ...[operation.path, twin.path].sort()],
        message: messageFor(operation, twin),
        fix: "Give one path a segment of its own, or make sure that the service prefers the fixed segment.",
      };
    }
  },
});

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

/** Each operation with the first other one that can match the same request; each pair once. */
function overlaps(swagger: Swagger): readonly { readonly operation: Operation; readonly twin: Operation }[] {
  const found: { operation: Operation; twin: Operation }[] = [];
  let steps = 0;
  for (const operations of Map.groupBy(swagger.operations(), keyOf).values()) {
    const root: Branch = { next: new Map() };
    for (const operation of operations) {
      const segments = segmentsOf(operation);
      const twin = find(root, segments, 0, false);
      if (twin !== undefined) found.push({ operation, twin });
      add(root, segments, operation);
    }
  }
  return found;

  function find(
    branch: Branch,
    segments: readonly string[],
    depth: number,
    differs: boolean,
  ): Operation | undefined {
    if (++steps > maxSteps) return undefined;
    const segment = segments[depth];
    if (segment === undefined) return differs ? branch.operation : undefined;
    for (const [name, next] of candidates(branch, segment)) {
      const isMixed = name !== segment;
      const twin = find(next, segments, depth + 1, differs || isMixed);
      if (twin !== undefined) return twin;
    }
    return undefined;
  }
}

/** A variable matches every fixed segment; a fixed one matches itself and a variable. */
function candidates(branch: Branch, segment: string): readonly (readonly [string, Branch])[] {
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

function segmentsOf({ path }: Operation): readonly string[] {
  return path
    .toLowerCase()
    .replace(/\/$/, "")
    .split("/")
    .map((segment) => (/^\{[^{}]+\}$/.test(segment) ? variable : segment.replace(/\{[^{}]+\}/g, variable)));
}
