/** Letters that are never a word of their own. */
export const abbreviation =
  /(?<![\p{L}\p{N}.@/_\-'"`])(?:id|url|api|pdf|html|json|xml|sms|vat|ip|utc)(?![\p{L}\p{N}@/_\-'"`]|\.\p{L})/giu;
