/** What the check run says when the reviewer itself failed: never a word about the connector. */
import { escapeText } from "../../wording/escape-markdown.ts";

export interface OwnFault {
  /** What happened, one plain sentence: `GitHub answered 502 four times while files were read.` */
  readonly reason: string;
  readonly runId: string;
  /** Minutes until it tries again by itself; null when it will not. */
  readonly retryMinutes: number | null;
}

/** The check run's output for a failure of ours; its conclusion is `neutral`. */
export function ownFaultOutput(fault: OwnFault): { readonly title: string; readonly summary: string } {
  const run = `run \`${fault.runId.replaceAll("`", "")}\``;
  const next =
    fault.retryMinutes === null
      ? `It will not try again by itself (${run}); \`/connector recheck\` tries now.`
      : `It will try again in ${minutes(fault.retryMinutes)} by itself (${run}); \`/connector recheck\` tries now.`;
  const title = "The reviewer could not finish; this is not about your connector.";
  return { title, summary: `**${title}** ${escapeText(fault.reason)} ${next}` };
}

function minutes(count: number): string {
  return count <= 1 ? "a minute" : `${Math.ceil(count)} minutes`;
}
