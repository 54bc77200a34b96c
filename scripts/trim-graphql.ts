/**
 * Cuts GitHub's GraphQL schema down to the types and fields the simulated GitHub serves. Run it again for a newer schema:
 *   npm install --prefix /tmp @octokit/graphql-schema   (schema.graphql)
 *   node scripts/trim-graphql.ts PATH/TO/schema.graphql "@octokit/graphql-schema VERSION, DATE"
 */
import { readFileSync, writeFileSync } from "node:fs";
import {
  assertValidSchema,
  buildASTSchema,
  type DocumentNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  visit,
} from "graphql";

/** Objects and interfaces with their fields. A query for anything else is a recorded violation. */
const served: Record<string, readonly string[]> = {
  Query: ["id", "node", "nodes", "rateLimit", "repository", "viewer"],
  Mutation: [
    "minimizeComment",
    "resolveReviewThread",
    "unminimizeComment",
    "unresolveReviewThread",
    "updateIssueComment",
    "updatePullRequestReview",
    "updatePullRequestReviewComment",
  ],
  MinimizeCommentPayload: ["clientMutationId", "minimizedComment"],
  UnminimizeCommentPayload: ["clientMutationId", "unminimizedComment"],
  ResolveReviewThreadPayload: ["clientMutationId", "thread"],
  UnresolveReviewThreadPayload: ["clientMutationId", "thread"],
  UpdateIssueCommentPayload: ["clientMutationId", "issueComment"],
  UpdatePullRequestReviewPayload: ["clientMutationId", "pullRequestReview"],
  UpdatePullRequestReviewCommentPayload: ["clientMutationId", "pullRequestReviewComment"],
  Actor: ["login", "url"],
  Bot: ["databaseId", "id", "login", "url"],
  Organization: ["databaseId", "id", "login", "url"],
  User: ["databaseId", "id", "login", "url"],
  Comment: ["author", "body", "createdAt", "id", "updatedAt", "viewerDidAuthor"],
  Commit: ["id", "oid"],
  Minimizable: ["isMinimized", "minimizedReason", "viewerCanMinimize"],
  Node: ["id"],
  PageInfo: ["endCursor", "hasNextPage", "hasPreviousPage", "startCursor"],
  RateLimit: ["cost", "limit", "remaining", "resetAt"],
  Repository: ["id", "isArchived", "name", "nameWithOwner", "pullRequest", "pullRequests"],
  PullRequest: [
    ...["author", "baseRefName", "baseRefOid", "body", "comments", "createdAt", "databaseId", "headRefName"],
    ...["headRefOid", "id", "isCrossRepository", "isDraft", "locked", "number", "reviewThreads", "state"],
    ...["title", "updatedAt", "url", "viewerDidAuthor"],
  ],
  PullRequestReview: [
    ...["author", "body", "commit", "createdAt", "databaseId", "fullDatabaseId", "id", "isMinimized"],
    ...[
      "minimizedReason",
      "state",
      "submittedAt",
      "updatedAt",
      "url",
      "viewerCanMinimize",
      "viewerDidAuthor",
    ],
  ],
  PullRequestReviewThread: [
    ...["comments", "diffSide", "id", "isCollapsed", "isOutdated", "isResolved", "line", "originalLine"],
    ...["originalStartLine", "path", "resolvedBy", "startLine", "subjectType"],
    ...["viewerCanReply", "viewerCanResolve", "viewerCanUnresolve"],
  ],
  IssueComment: [
    ...["author", "body", "createdAt", "databaseId", "fullDatabaseId", "id", "isMinimized"],
    ...["minimizedReason", "updatedAt", "url", "viewerCanMinimize", "viewerDidAuthor"],
  ],
  PullRequestReviewComment: [
    ...["author", "body", "commit", "createdAt", "databaseId", "diffHunk", "fullDatabaseId", "id"],
    ...["isMinimized", "line", "minimizedReason", "originalCommit", "originalLine", "outdated", "path"],
    ...["pullRequestReview", "replyTo", "updatedAt", "url", "viewerCanMinimize", "viewerDidAuthor"],
  ],
  ...Object.fromEntries(
    ["IssueComment", "PullRequest", "PullRequestReviewComment", "PullRequestReviewThread"].flatMap((name) => [
      [`${name}Connection`, ["edges", "nodes", "pageInfo", "totalCount"]],
      [`${name}Edge`, ["cursor", "node"]],
    ]),
  ),
};

const [source, origin, target = new URL("../src/simulator/graphql/schema.graphql", import.meta.url)] =
  process.argv.slice(2);
if (source === undefined || origin === undefined) {
  throw new Error('usage: node scripts/trim-graphql.ts schema.graphql "package version, date" [target]');
}

const trimmed = reachable(servedOnly(parse(readFileSync(source, "utf8"), { noLocation: true })));
assertValidSchema(buildASTSchema(trimmed));
const header = [
  "# GitHub's GraphQL schema, cut down to what the simulated GitHub serves. Descriptions are left out.",
  `# Source: npm package ${origin}, schema.graphql; MIT license.`,
  "# Made by scripts/trim-graphql.ts; don't edit.",
];
writeFileSync(target, `${header.join("\n")}\n\n${print(trimmed)}\n`);
console.error(`${trimmed.definitions.length} definitions`);

/** Without prose, GitHub's own directives, and the fields and interfaces that aren't served. */
function servedOnly(document: DocumentNode): DocumentNode {
  const cut = (node: ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode) => {
    const fields = fieldsOf(node.name.value);
    return {
      ...node,
      fields: node.fields?.filter((field) => fields.includes(field.name.value)),
      interfaces: node.interfaces?.filter((one) => fieldsOf(one.name.value).length > 0),
    };
  };
  const withoutProse = visit(document, {
    enter: (node) => ("description" in node ? { ...node, description: undefined } : undefined),
  });
  return visit(withoutProse, {
    Directive: (node) => (node.name.value === "deprecated" ? undefined : null),
    ObjectTypeDefinition: cut,
    InterfaceTypeDefinition: cut,
  });
}

function fieldsOf(type: string): readonly string[] {
  return Object.hasOwn(served, type) ? (served[type] ?? []) : [];
}

/** The served types and the enums, scalars and inputs they refer to. */
function reachable(document: DocumentNode): DocumentNode {
  const definitions = new Map(
    document.definitions.flatMap((one) =>
      "name" in one && one.name !== undefined ? [[one.name.value, one]] : [],
    ),
  );
  const names = new Set(Object.keys(served));
  for (const name of names) {
    const definition = definitions.get(name);
    if (definition === undefined) continue; // a scalar of the language
    visit(definition, { NamedType: (node) => void names.add(node.name.value) });
  }
  return {
    ...document,
    definitions: [...definitions].flatMap(([name, one]) => (names.has(name) ? [one] : [])),
  };
}
