/** "the parameter …" at the beginning of a sentence. */
export function atStart(label: string): string {
  return `${label.charAt(0).toUpperCase()}${label.slice(1)}`;
}
