/** What a parser that others trust objects to in a definition. */
export interface ReferenceVerdict {
  /** In the parser's own words, which may hold words of the author. */
  readonly problem: string;
}
