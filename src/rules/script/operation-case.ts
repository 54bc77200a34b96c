import type { Connector } from "../../connector/connector.ts";
import type { ComparedId } from "../../connector/script/operation-ids.ts";
import type { Script } from "../../connector/script/script.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { atRange } from "../../text/location.ts";
import { didYouMeanOperation } from "../../wording/did-you-mean.ts";
import { quoted } from "../../wording/quoted.ts";
import { startOf } from "./_constructs.ts";

export default defineRule({
  id: "script/operation-case",
  severity: "warning",
  needs: ["script", "swagger"],
  title: "Scripts that ask for operations by their ids",
  why: "A branch for an id that no operation has never runs; calls of the operation that was meant take another path.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/write-code",
  since: "0.1.0",
  *check({ connector, script, swagger }) {
    const ids = new Set(swagger.operations().flatMap(({ id }) => (id === undefined ? [] : [id])));
    yield* unknownBranches(script, ids);
    yield* missingBranches(connector, script, ids);
  },
});

function* unknownBranches(script: Script, ids: ReadonlySet<string>): Generator<Diagnostic> {
  const lowercase = new Set([...ids].map((id) => id.toLowerCase()));
  const isKnown = ({ id, ignoresCase }: ComparedId): boolean =>
    ignoresCase ? lowercase.has(id.toLowerCase()) : ids.has(id);
  const compared = script.comparedIds();
  const served = new Set(compared.filter(isKnown).map(({ branch }) => branch));
  const named = new Set(compared.map(({ id }) => id));
  const reported = new Set<string>();
  for (const one of compared) {
    const { id, isLiteral, span } = one;
    if (isKnown(one) || id.trim() === "" || reported.has(id)) continue;
    const meant = didYouMeanOperation(id, ids);
    // A second name for an operation that the same code serves does no harm.
    if (served.has(one.branch) && (meant === undefined || named.has(meant))) continue;
    reported.add(id);
    yield {
      location: atRange(script.file, span),
      subject: [id],
      message: `The script asks for the operation ${quoted(id)}, which the definition does not have.`,
      fix:
        meant === undefined
          ? "Write an `operationId` of the definition, or remove the branch."
          : `Write ${quoted(meant)}.`,
      // Another letter may be another operation.
      ...(meant?.toLowerCase() !== id.toLowerCase() || !isLiteral
        ? {}
        : { edits: [{ start: span.start, end: span.end, text: JSON.stringify(meant) }] }),
    };
  }
}

/** Each is followed through the script. */
const maxListed = 500;

/** How the documentation's sample responds to what it has no branch for. */
function* missingBranches(
  connector: Connector,
  script: Script,
  ids: ReadonlySet<string>,
): Generator<Diagnostic> {
  const properties = connector.view("properties");
  const listed = properties.state === "ready" ? properties.view.scriptOperations : [];
  const named = new Set(script.comparedIds().map(({ id }) => id.toLowerCase()));
  if (named.size === 0) return;
  for (const id of new Set(listed.slice(0, maxListed))) {
    if (!ids.has(id) || named.has(id.toLowerCase()) || script.outcomeOf(id) !== "refused") continue;
    yield {
      location: startOf(script),
      subject: [id, "branch"],
      message: `The script refuses calls of ${quoted(id)}, which \`scriptOperations\` lists: it has no branch for it.`,
      fix: `Add a branch for ${quoted(id)}, or remove it from \`scriptOperations\`.`,
    };
  }
}
