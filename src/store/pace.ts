/** How often the database is polled, and when the jobs of a silent process are given to another one. */
export interface Pace {
  /** Seconds between two searches for jobs of dead processes. */
  readonly superviseSeconds: number;
  /** Seconds after which a silent process loses its jobs. */
  readonly heartbeatSeconds: number;
  /** Seconds between two polls of a worker for jobs that other processes pushed, or whose time has come; at least 0.5. */
  readonly pollSeconds: number;
}

export const pace = {
  // With the supervision of pg-boss, every 60 s, the job of a dead process stays stuck far longer than its heartbeat says.
  postgres: { superviseSeconds: 1, heartbeatSeconds: 10, pollSeconds: 0.5 },
  // There is one process, which recovers its jobs when it opens: no other one waits for them, and a machine that stalls for
  // some seconds must not fail a review.
  pglite: { superviseSeconds: 10, heartbeatSeconds: 60, pollSeconds: 1 },
} as const satisfies Readonly<Record<string, Pace>>;
