/** How often a database is asked, and when the jobs of a process that says nothing are given to another one. */
export interface Pace {
  /** Between two looks for jobs of dead processes. */
  readonly superviseSeconds: number;
  /** A process that was silent for so long has lost its jobs. */
  readonly heartbeatSeconds: number;
  /** Between two looks of a worker for jobs that other processes pushed, or that waited for their time; at least 0.5. */
  readonly pollSeconds: number;
}

export const pace = {
  // With the supervision of pg-boss, every 60 s, the job of a dead process stays stuck far longer than its heartbeat says.
  postgres: { superviseSeconds: 1, heartbeatSeconds: 10, pollSeconds: 0.5 },
  // One process, whose jobs are recovered when it opens: nobody waits for its death, and a machine that stalls for some
  // seconds must cost no review.
  pglite: { superviseSeconds: 10, heartbeatSeconds: 60, pollSeconds: 1 },
} as const satisfies Readonly<Record<string, Pace>>;
