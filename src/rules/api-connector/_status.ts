/** The status that goes with an action. */
import type { Connector } from "../../connector/connector.ts";
import type { Diagnostic } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { contractOf, meantAction } from "./_contract.ts";

export function* wrongStatus(connector: Connector, action: string, status: number): Generator<Diagnostic> {
  for (const sample of contractOf(connector)?.responses ?? []) {
    const { start } = sample.message;
    // Of a body alone nobody says how it is sent.
    if (start.kind !== "response" || start.status === status || meantAction(sample) !== action) continue;
    yield {
      location: sample.location,
      subject: [sample.name],
      message: `The \`${action}\` response ${quoted(sample.name)} is sent with the status ${start.status}.`,
      fix: `Send the status ${status}.`,
    };
  }
}
