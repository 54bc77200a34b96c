/** Records commands: in the log, in the audit log, in the metrics. */
import type { Command } from "../../commands/command.ts";
import type { AuditEntry } from "../../store/audit.ts";
import type { CommandContext, CommandDeps } from "./context.ts";

/** @param index which of the request's commands it is */
export async function recordCommand(
  { deps, repository, pull, by, ids, name }: CommandContext,
  command: Command,
  index: number,
  result: AuditEntry["result"],
): Promise<void> {
  deps.log.info({ run: ids.runId, delivery: ids.deliveryId, command: command.kind, by, result }, "command");
  const entry = {
    request: name,
    index,
    repositoryId: repository.repositoryId,
    pullNumber: pull.number,
    by,
    command: command.kind,
    rule: "rule" in command ? command.rule : null,
    because: "because" in command ? command.because : "",
    result,
  };
  await deps.audit.record(entry, deps.now());
}

export function countCommand({ metrics }: CommandDeps, command: Command, result: AuditEntry["result"]): void {
  metrics.command(command.kind, result);
  // Only known rules become labels: an unknown one is a mistake, not done.
  if (command.kind === "dispute" && result === "done") metrics.dispute(command.rule);
}
