/** Large numbers as people read them: "16,384", "more than a million million". */
export function counted(count: number): string {
  return count > 1e12 ? "more than a million million" : count.toLocaleString("en-US");
}
