/** Processor time: what others run on the machine doesn't count. */

/**
 * Of this thread, in milliseconds since some fixed moment. Node before 23.9 knows that of the whole process only, which
 * is never less: there a limit comes sooner, not later.
 */
export function processorTime(): number {
  const { user, system } =
    typeof process.threadCpuUsage === "function" ? process.threadCpuUsage() : process.cpuUsage();
  return (user + system) / 1000;
}
