/** Shared parameters and shared responses: the same mistakes are made with both. */
import { locationOf, member, stringOf } from "../../connector/node.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import type { Diagnostic } from "../../review/rule/rule.ts";
import { didYouMean } from "../../wording/did-you-mean.ts";
import { quoted } from "../../wording/quoted.ts";
import { strayReferences } from "./_references.ts";

type Shared = "parameter" | "response";

const homeOf = (kind: Shared): string => `#/${kind}s/`;
const sharedIn = (swagger: Swagger, kind: Shared) =>
  kind === "parameter" ? swagger.sharedParameters() : swagger.sharedResponses();

/** References to shared ones that do not exist. */
export function* missingShared(swagger: Swagger, kind: Shared): Generator<Diagnostic> {
  const names = sharedIn(swagger, kind).map(({ name }) => name);
  for (const { reference, subject, owner } of strayReferences(swagger)[kind]) {
    if (reference.resolution.state !== "missing" || !reference.target.startsWith(homeOf(kind))) continue;
    const name = reference.target.slice(homeOf(kind).length);
    const meant = didYouMean(name, names);
    yield {
      location: locationOf(reference.node),
      subject,
      message: `${owner} refers to the shared ${kind} ${quoted(name)}, which does not exist.`,
      fix:
        meant === undefined
          ? `Add ${quoted(name)} to \`${kind}s\` or correct the reference.`
          : `Write ${quoted(`${homeOf(kind)}${meant}`)}.`,
    };
  }
}

/** References to other places than where shared ones stand. */
export function* outsideShared(swagger: Swagger, kind: Shared): Generator<Diagnostic> {
  for (const { reference, subject, owner } of strayReferences(swagger)[kind]) {
    const { target } = reference;
    // What leaves the document is the business of swagger/json-pointer.
    if (!target.startsWith("#/") || target.startsWith(homeOf(kind))) continue;
    yield {
      location: locationOf(reference.node),
      subject,
      message: `${owner} takes a ${kind} from ${quoted(target)}, outside the shared ${kind}s.`,
      fix: `Move the ${kind} to \`${kind}s\` and refer to \`${homeOf(kind)}\` and its name.`,
    };
  }
}

/** Shared ones that are references themselves. */
export function* referringShared(swagger: Swagger, kind: Shared): Generator<Diagnostic> {
  for (const { name, node } of sharedIn(swagger, kind)) {
    const ref = member(node, "$ref");
    const target = stringOf(ref);
    if (ref === undefined || target === undefined) continue;
    yield {
      location: locationOf(ref),
      subject: [name],
      message: `The shared ${kind} ${quoted(name)} is a reference to ${quoted(target)}.`,
      fix: `Write the ${kind} out in this place.`,
    };
  }
}
