/** The store cannot be opened or used; the message is one sentence for the operator and says what to do. */
export class StoreProblem extends Error {
  override readonly name = "StoreProblem";
}

/** One line of what went wrong. Database drivers put whole statements and values on their errors: only the message is kept, without its full stop. */
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
