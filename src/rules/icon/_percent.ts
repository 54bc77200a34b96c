/** A share from 0 to 1 for people: never "0 %" or "100 %" for what is nearly so. */
export function percent(share: number): string {
  if (share > 0 && share < 0.01) return "less than 1 %";
  return `${Math.min(Math.floor(share * 100), share < 1 ? 99 : 100)} %`;
}
