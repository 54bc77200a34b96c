import type { Connector } from "../../connector/connector.ts";
import type { Script } from "../../connector/script/script.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { atRange } from "../../text/location.ts";
import { didYouMean } from "../../wording/did-you-mean.ts";
import { quoted } from "../../wording/quoted.ts";
import { startOf } from "./_constructs.ts";
import { type ComparedId, comparedIds } from "./_operation-literals.ts";

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
    const compared = comparedIds(script);
    // Comparisons may ignore letter case in many ways.
    const ignoresCase = /IgnoreCase|\.ToLower|\.ToUpper/.test(script.code);
    const form = (id: string): string => (ignoresCase ? id.toLowerCase() : id);
    yield* unknownBranches(script, compared, ids, form);
    yield* missingBranches(connector, script, compared, ids, form);
  },
});

function* unknownBranches(
  script: Script,
  compared: readonly ComparedId[],
  ids: ReadonlySet<string>,
  form: (id: string) => string,
): Generator<Diagnostic> {
  const known = new Set([...ids].map(form));
  const reported = new Set<string>();
  for (const { id, span } of compared) {
    if (known.has(form(id)) || id.trim() === "" || reported.has(id)) continue;
    reported.add(id);
    const meant = didYouMean(id, ids);
    yield {
      location: atRange(script.file, span),
      subject: [id],
      message: `The script asks for the operation ${quoted(id)}, which the definition does not have.`,
      fix:
        meant === undefined
          ? "Write an `operationId` of the definition, or remove the branch."
          : `Write ${quoted(meant)}.`,
      ...(meant === undefined
        ? {}
        : { edits: [{ start: span.start, end: span.end, text: JSON.stringify(meant) }] }),
    };
  }
}

/** How the documentation's sample answers what it has no branch for; other paths may serve any operation. */
const refusal = /\b(?:unknown|unsupported|not supported|invalid|unexpected)\b.{0,20}\boperation/i;

function* missingBranches(
  connector: Connector,
  script: Script,
  compared: readonly ComparedId[],
  ids: ReadonlySet<string>,
  form: (id: string) => string,
): Generator<Diagnostic> {
  const properties = connector.view("properties");
  const listed = properties.state === "ready" ? properties.view.scriptOperations : [];
  if (compared.length === 0 || !script.literals.some(({ text }) => refusal.test(text))) return;
  const named = new Set(script.literals.map(({ text }) => form(text)));
  for (const id of new Set(listed)) {
    if (!ids.has(id) || named.has(form(id))) continue;
    yield {
      location: startOf(script),
      subject: [id, "branch"],
      message: `The script refuses calls of ${quoted(id)}, which \`scriptOperations\` lists: it has no branch for it.`,
      fix: `Add a branch for ${quoted(id)}, or remove it from \`scriptOperations\`.`,
    };
  }
}
