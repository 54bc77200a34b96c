/** Small work that goes on after GitHub was answered: looking a commit up, carrying a command out. */

export interface Errands {
  /** Begins at once. What it throws goes to `onError`; nobody waits for it. */
  start(what: string, work: () => Promise<void>): void;
  /** Resolves when none is under way. */
  idle(): Promise<void>;
}

/**
 * Not durable, unlike reviews: an errand is lost when the process is killed in the middle (it is waited for when the
 * process is stopped). Its beginning is in the log, the person sees no final reaction, and asking again is safe.
 */
export function openErrands(onError: (what: string, error: unknown) => void): Errands {
  const running = new Set<Promise<void>>();
  return {
    start(what, work) {
      const errand: Promise<void> = work()
        .catch((error: unknown) => onError(what, error))
        .finally(() => running.delete(errand));
      running.add(errand);
    },
    async idle() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
