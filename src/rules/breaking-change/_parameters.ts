/** Connection parameters of the sets that are on both sides. */

import type { Comparison } from "../../connector/comparison/comparison.ts";
import type { ConnectionParameter } from "../../connector/properties/api-properties.ts";

export interface ParameterSides {
  readonly before: ConnectionParameter | undefined;
  readonly after: ConnectionParameter | undefined;
  /** All of the same set on the head, to find what one was renamed to. */
  readonly current: readonly ConnectionParameter[];
  readonly known: ReadonlySet<string>;
}

export function* connectionParameters(comparison: Comparison): Iterable<ParameterSides> {
  for (const { before, after } of comparison.connections().kept) {
    const [old, now] = [byName(before.parameters), byName(after.parameters)];
    const rest = { current: after.parameters, known: new Set(old.keys()) };
    for (const [name, parameter] of old) yield { before: parameter, after: now.get(name), ...rest };
    for (const [name, parameter] of now) {
      if (!old.has(name)) yield { before: undefined, after: parameter, ...rest };
    }
  }
}

function byName(parameters: readonly ConnectionParameter[]): ReadonlyMap<string, ConnectionParameter> {
  return new Map(parameters.map((parameter) => [parameter.name, parameter]));
}

/** The only new one of the same type: what a parameter that is gone is called now. */
export function renamedTo({ before, current, known }: ParameterSides): ConnectionParameter | undefined {
  const came = current.filter(({ name, type }) => !known.has(name) && type === before?.type);
  return came.length === 1 ? came[0] : undefined;
}
