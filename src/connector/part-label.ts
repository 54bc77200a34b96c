/** What people call a part of a definition: "the parameter `id` of `GetUser`". Rules put it into a sentence. */
export interface PartLabel {
  /** With its article: "the parameter". */
  readonly what: string;
  /** As the author wrote it. */
  readonly name?: string;
  /** What it belongs to: an operation, a path, a definition. */
  readonly of?: string;
}
