/** What connections are made of, on both sides: sets of connection parameters and the kinds of authentication. */

import { member, stringOf } from "../node.ts";
import type { ApiProperties, ConnectionParameter } from "../properties/api-properties.ts";
import type { Swagger } from "../swagger/swagger.ts";

/** Connection parameters that are filled in together: one set, or those outside sets. */
export interface ConnectionKind {
  /** The set's name; undefined outside `connectionParameterSets`. */
  readonly set: string | undefined;
  readonly parameters: readonly ConnectionParameter[];
  /** `oauth2`, `basic`, `apiKey`; undefined where nobody signs in. */
  readonly authentication: string | undefined;
}

export interface ConnectionsComparison {
  readonly kept: readonly { readonly before: ConnectionKind; readonly after: ConnectionKind }[];
  readonly removed: readonly ConnectionKind[];
  readonly added: readonly ConnectionKind[];
}

interface Documents {
  readonly swagger: Swagger;
  readonly properties: ApiProperties | undefined;
}

/**
 * A set belongs to the set with its name; what was outside sets, or a set without a namesake, to the one left over that
 * has the same authentication and the most parameters in common.
 */
export function compareConnections(before: Documents, after: Documents): ConnectionsComparison {
  const added = [...kindsOf(after)];
  const removed: ConnectionKind[] = [];
  const kept: { before: ConnectionKind; after: ConnectionKind }[] = [];
  const open: ConnectionKind[] = [];
  for (const kind of kindsOf(before)) {
    const other = added.findIndex(({ set }) => set === kind.set);
    const [found] = other === -1 ? [] : added.splice(other, 1);
    if (found === undefined) open.push(kind);
    else if (isReplaced(kind, found)) {
      added.push(found);
      open.push(kind);
    } else kept.push({ before: kind, after: found });
  }
  for (const kind of open) {
    const found = nearest(kind, added);
    if (found === undefined) removed.push(kind);
    else {
      added.splice(added.indexOf(found), 1);
      kept.push({ before: kind, after: found });
    }
  }
  return { kept, removed, added };
}

/** Another way to sign in under the same name. */
function isReplaced(one: ConnectionKind, other: ConnectionKind): boolean {
  return one.authentication !== undefined && one.authentication !== other.authentication;
}

function nearest(kind: ConnectionKind, kinds: readonly ConnectionKind[]): ConnectionKind | undefined {
  const inCommon = ({ parameters }: ConnectionKind): number =>
    parameters.filter(({ name }) => kind.parameters.some((each) => each.name === name)).length;
  const [best] = kinds
    .filter(
      (each) => each.authentication === kind.authentication && (kind.set === undefined || inCommon(each) > 0),
    )
    .sort((one, other) => inCommon(other) - inCommon(one));
  return best;
}

function kindsOf({ swagger, properties }: Documents): readonly ConnectionKind[] {
  const parameters = properties?.connectionParameters() ?? [];
  const groups = Map.groupBy(parameters, ({ set }) => set);
  if (groups.size === 0) groups.set(undefined, []);
  return [...groups].map(([set, members]) => ({
    set,
    parameters: members,
    authentication: authenticationOf(members, swagger),
  }));
}

function authenticationOf(parameters: readonly ConnectionParameter[], swagger: Swagger): string | undefined {
  const types = parameters.map(({ type }) => type?.toLowerCase());
  if (types.includes("oauthsetting")) return "oauth2";
  const written = swagger.securityDefinitions().map(({ node }) => stringOf(member(node, "type")));
  if (types.includes("securestring")) return written.includes("basic") ? "basic" : "apiKey";
  return parameters.length === 0 ? written.find((type) => type !== undefined) : undefined;
}
