/** The formats of a report by name: the command line lists them without loading what makes them. */
export const formatNames = ["terminal", "json", "markdown"] as const;

export type Format = (typeof formatNames)[number];
