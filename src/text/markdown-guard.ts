export function isHostile(_text: string): boolean {
  return false;
}
