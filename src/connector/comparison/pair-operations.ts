/** Which operations of both sides are the same: by id first; what is left over by verb and path, as renamed. */
import type { Operation, Swagger } from "../swagger/swagger.ts";
import { addressOf } from "./effective-path.ts";

export interface Couple {
  readonly before: Operation;
  readonly after: Operation;
}

export interface PairedOperations {
  readonly kept: readonly Couple[];
  readonly renamed: readonly Couple[];
  readonly removed: readonly Operation[];
  readonly added: readonly Operation[];
}

/** Ids count exactly as spelled. Operations that share an id are distinguished by method and path. */
export function pairOperations(before: Swagger, after: Swagger): PairedOperations {
  const byId = couple(before.operations(), after.operations(), idOf, idOf);
  const address = (swagger: Swagger) => (operation: Operation) => addressOf(swagger, operation);
  const byAddress = couple(byId.left, byId.came, address(before), address(after));
  const [renamed, kept] = [byAddress.couples.filter(isRenamed), byAddress.couples.filter(hasKept)];
  return { kept: [...byId.couples, ...kept], renamed, removed: byAddress.left, added: byAddress.came };
}

interface Coupled {
  readonly couples: readonly Couple[];
  readonly left: readonly Operation[];
  readonly came: readonly Operation[];
}

type KeyOf = (operation: Operation) => string | undefined;

/** Only keys that occur once on both sides couple. */
function couple(
  before: readonly Operation[],
  after: readonly Operation[],
  keyBefore: KeyOf,
  keyAfter: KeyOf,
): Coupled {
  const theirs = Map.groupBy(after, keyAfter);
  const mine = Map.groupBy(before, keyBefore);
  const couples: Couple[] = [];
  const left: Operation[] = [];
  const taken = new Set<Operation>();
  for (const operation of before) {
    const key = keyBefore(operation);
    const [partner, ...others] = (key === undefined ? undefined : theirs.get(key)) ?? [];
    const isSingle = others.length === 0 && mine.get(key)?.length === 1;
    if (partner !== undefined && isSingle) {
      couples.push({ before: operation, after: partner });
      taken.add(partner);
    } else left.push(operation);
  }
  return { couples, left, came: after.filter((operation) => !taken.has(operation)) };
}

function idOf({ id }: Operation): string | undefined {
  return id;
}

/** An operation that had no id cannot lose it: flows never had a name for it. */
function isRenamed({ before, after }: Couple): boolean {
  return before.id !== undefined && before.id !== after.id;
}

function hasKept(one: Couple): boolean {
  return !isRenamed(one);
}
