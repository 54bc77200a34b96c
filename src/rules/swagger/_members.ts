/** Members that do not belong where they are: misspelled, of another location or version, or of nobody's. */
import { keyLocationOf, member, type Node } from "../../connector/node.ts";
import { oncePer } from "../../connector/once.ts";
import { namesTo } from "../../connector/swagger/names.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { parentPointer, valueAt } from "../../text/json/pointer.ts";
import type { Location } from "../../text/location.ts";
import { didYouMean } from "../../wording/did-you-mean.ts";
import { quoted } from "../../wording/quoted.ts";
import { betterLocationFor } from "./_better-location.ts";
import { breachesOf, isInExtension, knownNames, membersOf } from "./_conformance.ts";
import { type RightObject, rightObjectOf } from "./_right-object.ts";

export interface Stray {
  readonly name: string;
  readonly pointer: string;
  readonly location: Location;
  /** Names, outermost first; its own last. */
  readonly subject: readonly string[];
  /** "of `GetUser`", "of the document". */
  readonly whose: string;
  /** What it is instead of; undefined when it is near nothing. */
  readonly meant: string | undefined;
  /** A word of OpenAPI or JSON Schema, for another location or another version; else an author's own. */
  readonly isKeyword: boolean;
  /** The object around the holder that may have it; undefined when none may. */
  readonly rightObject: RightObject | undefined;
  /** How to move it to another object; undefined when it belongs to none. */
  readonly betterLocation: string | undefined;
}

/** Words of OpenAPI 3 and later JSON Schema, and of the object that holds a definition elsewhere. */
const laterWords = new Set(
  (
    "allowReserved callbacks components const content contentEncoding contentMediaType cookie deprecated else encoding " +
    "example examples explode headers id if jsonSchemaDialect links mapping nullable openapi operationRef parameters " +
    "patternProperties propertyName propertyNames requestBody servers style then trace variables webhooks writeOnly " +
    "$anchor $comment $defs $id $schema additionalItems contains dependencies prefixItems unevaluatedProperties"
  ).split(" "),
);

/** Members of the document that another rule is about. */
const ofOpenApi3 = new Set(["servers", "components", "webhooks"]);

/** In the document and below; what is in extensions is left out. */
export const straysOf = oncePer((swagger: Swagger): readonly Stray[] =>
  breachesOf(swagger).flatMap((breach) => {
    if (breach.kind !== "unknown-member" || isInExtension(breach)) return [];
    if (breach.objectKind === "document" && ofOpenApi3.has(breach.name)) return [];
    const { name, pointer, objectKind } = breach;
    const owner = namesTo(swagger, parentPointer(pointer) ?? "");
    const isKeyword = knownNames.has(name) || laterWords.has(name);
    return [
      {
        name,
        pointer,
        location: keyLocationOf({ value: null, file: swagger.file, pointer }),
        subject: [...owner, name],
        whose: owner.length === 0 ? "of the document" : `of ${quoted(owner.join("."))}`,
        meant: meantBy(name, membersOf(objectKind), holderOf(swagger, pointer), isKeyword),
        isKeyword,
        rightObject: rightObjectOf(swagger.root.value, pointer),
        betterLocation: betterLocationFor(swagger, breach),
      },
    ];
  }),
);

function holderOf(swagger: Swagger, pointer: string): Node {
  const holder = parentPointer(pointer) ?? "";
  return { value: valueAt(swagger.root.value, holder) ?? null, file: swagger.file, pointer: holder };
}

/** A near name that the object does not have yet. */
function meantBy(
  name: string,
  known: readonly string[],
  holder: Node,
  isKeyword: boolean,
): string | undefined {
  const free = known.filter((each) => member(holder, each) === undefined);
  if (name === "summary" && free.includes("x-ms-summary")) return "x-ms-summary";
  if (isKeyword) return undefined;
  return didYouMean(name.trim(), free);
}
