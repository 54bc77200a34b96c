/** The usual order of the members of a definition. */

/** Groups in their order; members of one group may be in any. */
const groups = [
  ["swagger"],
  ["info"],
  ["host", "basePath", "schemes"],
  ["consumes", "produces"],
  ["paths"],
  ["definitions"],
  ["parameters"],
];

/** -1 for members without an order of theirs. */
export function rootGroupOf(name: string): number {
  return groups.findIndex((names) => names.includes(name));
}

/** @returns the member of `names` behind which this one belongs; undefined: at the end */
export function rootMemberBefore(name: string, names: readonly string[]): string | undefined {
  const group = rootGroupOf(name);
  return group === -1
    ? undefined
    : names.findLast((other) => rootGroupOf(other) !== -1 && rootGroupOf(other) <= group);
}
