/** The sections of the readme templates in their order, by meaning: authors word them freely. */

export interface TemplateSection {
  /** As the templates call it. */
  readonly name: string;
  /** Matches a title without punctuation, in lower case. */
  readonly title: RegExp;
}

export const publisher: TemplateSection = { name: "Publisher", title: /^publishers?\b/ };
export const prerequisites: TemplateSection = {
  name: "Prerequisites",
  title: /pre ?requisite|requirement|before you (?:begin|start)|what you need|^you need/,
};
export const operations: TemplateSection = {
  name: "Supported Operations",
  title: /\b(?:operations|actions|triggers|methods|endpoints)\b|^(?:action|trigger|operation)\b/,
};
/** The same section of an MCP server; tools to install or to develop with are something else. */
export const mcpTools =
  /^(?!.*\b(?:prerequisites?|requirements?|required|install(?:ation)?|cli|command line|developer|development)\b).*\btools?\b/;
export const credentials: TemplateSection = {
  name: "Obtaining Credentials",
  title:
    /credential|authenti|authori[sz]|\bo?auth\b|\bkeys?\b|\btokens?\b|\bsign(?:ing)? in\b|\blog ?in\b|\bconnection|\bregistering\b|\bregister (?:an?|the|your|for|with)\b|registration|\bset ?up\b|setting up|obtain/,
};
const start: TemplateSection = { name: "Getting Started", title: /get(?:ting)? started|quick ?start/ };
export const knownIssues: TemplateSection = {
  name: "Known Issues and Limitations",
  title: /known (?:issue|problem|limit|restriction)|limitation|\blimits\b|restrictions|caveats/,
};
const questions: TemplateSection = {
  name: "Frequently Asked Questions",
  title: /\bfaqs?\b|asked questions|common errors|troubleshooting/,
};
export const deployment: TemplateSection = {
  name: "Deployment Instructions",
  title: /deploy|installation|install(?:ing)?\b/,
};

const inOrder = [
  publisher,
  prerequisites,
  operations,
  credentials,
  start,
  knownIssues,
  questions,
  deployment,
] as const;
/** The last two take many words: they are asked last. */
const bySpecificity = [
  publisher,
  prerequisites,
  knownIssues,
  deployment,
  questions,
  start,
  operations,
  credentials,
];

/** Where a section is in the templates; -1 for what is none of theirs. */
export function rankOf(section: TemplateSection): number {
  return inOrder.indexOf(section);
}

/** @param title without punctuation, in lower case */
export function rankOfTitle(title: string): number {
  const found = bySpecificity.find((section) => section.title.test(title));
  return found === undefined ? -1 : rankOf(found);
}
