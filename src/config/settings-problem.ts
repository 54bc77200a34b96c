/** Something in a settings file that has to be fixed. */
export interface SettingsProblem {
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 code units. */
  readonly column: number;
  /** A sentence for the person who wrote the file; may quote it, cut. */
  readonly message: string;
}
