/** For people who have not contributed here before: what happens next, in a few words. */
export const welcomeText = [
  "Welcome, and thank you. A program reads the connector's files first, and people look at the rest.",
  "Push to the same branch and this comment follows within seconds; “Ready for human review” means nothing is left to fix.",
  "Every finding says why it matters; `/connector explain <rule>` in a new comment tells more.",
].join(" ");
