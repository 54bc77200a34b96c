/** `1 zip`, `3 zips`, `no zip`. */
export function counted(count: number, noun: string): string {
  return count === 0 ? `no ${noun}` : `${count} ${noun}${count === 1 ? "" : "s"}`;
}
