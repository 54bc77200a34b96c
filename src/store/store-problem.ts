/** The store can't be opened or used; the message is a sentence for the operator that says what to do. */
export class StoreProblem extends Error {
  override readonly name = "StoreProblem";
}

/** The first line of an error's message, without its period. Errors of database drivers also have statements and values, which are left out. */
export function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === "") return error.errors.map(messageOf).join("; ");
  const message = error instanceof Error ? error.message : String(error);
  return (message.split("\n", 1)[0] ?? "").replace(/\.$/, "");
}

/** The SQLSTATE or system error code of a driver's error, or undefined. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
