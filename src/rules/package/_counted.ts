import { counted } from "../../wording/counted.ts";

/** `1 zip`, `3 zips`, `no zip`. */
export function countedOrNo(count: number, noun: string): string {
  return count === 0 ? `no ${noun}` : counted(count, noun);
}
