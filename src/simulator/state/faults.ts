/** Faults that a test asks the simulated GitHub for. */

export type FaultBehavior =
  /** The write is done, then 502: the caller cannot know. */
  | "written-then-502"
  /** The write is done, then the connection is closed without an answer. */
  | "written-then-hang-up"
  /** The write is done, and no answer ever comes. */
  | "written-then-silence"
  | "primary-rate-limit"
  /** Without `retry-after`, as it often comes. */
  | "secondary-rate-limit"
  | "secondary-rate-limit-with-retry-after"
  | "too-fast"
  /** GraphQL's own: 200 with an error of type RATE_LIMITED, or RATE_LIMIT with a code. */
  | "graphql-rate-limited"
  | "graphql-rate-limit"
  | "forbidden"
  | "not-found"
  /** The correct answer ends in the middle. */
  | "break-off"
  /** The connection is closed without an answer. */
  | "hang-up";

export interface FaultOptions {
  readonly method?: string;
  /** Part of the path, or an expression it must match; the path has no query and no `/api/v3`. */
  readonly path: string | RegExp;
  /** How many requests it affects; 1 by default. */
  readonly times?: number;
  /** Requests that match and are answered correctly before the fault begins. */
  readonly after?: number;
  readonly behavior?: FaultBehavior;
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly delayMilliseconds?: number;
  /** Runs before the request is answered, for instance to push while a review is on its way. */
  readonly before?: () => void | Promise<void>;
}

export interface Fault extends FaultOptions {
  remaining: number;
  skipping: number;
}

export function newFault(options: FaultOptions): Fault {
  return { ...options, remaining: options.times ?? 1, skipping: options.after ?? 0 };
}
