/** What concerns every connection, or the connector as a whole. */

import type { Comparison } from "../../connector/comparison/comparison.ts";
import { booleanOf, member, stringOf } from "../../connector/node.ts";
import type { ConnectionParameter } from "../../connector/properties/api-properties.ts";
import type { Diagnostic } from "../../review/rule/rule.ts";
import { toPointer } from "../../text/json/pointer.ts";
import { atFile, type Location } from "../../text/location.ts";

export interface WholeChange {
  readonly location: Location;
  readonly beforeLocation?: Location;
  readonly subject: readonly string[];
  readonly what: string;
  readonly before: string;
  readonly after: string;
  readonly who: string;
  readonly message: string;
  readonly fix: string;
}

export function wholeChange(change: WholeChange): Diagnostic {
  const { location, beforeLocation, subject, message, fix, what, before, after, who } = change;
  return {
    location,
    subject,
    message,
    fix,
    comparison: {
      operation: null,
      what,
      before,
      after,
      who,
      ...(beforeLocation === undefined ? {} : { beforeLocation }),
    },
  };
}

export const everyConnection = "every connection that exists";

/** Where connection parameters would be on the head. */
export function propertiesLocation({ after }: Comparison, key: string): Location {
  const { properties, swagger } = after;
  if (properties === undefined) return atFile(swagger.file);
  return { kind: "pointer", file: properties.file, pointer: toPointer(["properties", key]), part: "key" };
}

/** `"true"` is how the portal writes it. */
export function isRequired({ uiDefinition, type }: ConnectionParameter): boolean {
  const required = member(member(uiDefinition, "constraints"), "required");
  return (
    type?.toLowerCase() === "oauthsetting" ||
    booleanOf(required) === true ||
    stringOf(required)?.toLowerCase() === "true"
  );
}

export function hasDefault({ uiDefinition, node }: ConnectionParameter): boolean {
  const isSet = (part: typeof uiDefinition): boolean =>
    member(part, "default") !== undefined || member(part, "defaultValue") !== undefined;
  return isSet(node) || isSet(uiDefinition) || isSet(member(uiDefinition, "constraints"));
}

export function setLabel(set: string | undefined): string {
  return set === undefined ? "" : `${set} · `;
}
