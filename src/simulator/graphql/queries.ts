/** Fields of `query`. */
import type { World } from "../state/state.ts";
import { commentWithId, isAllowed, type Person, reviewWithId, threadsOf } from "./find.ts";
import {
  actorNode,
  commentNode,
  connection,
  type Node,
  pullRequestNode,
  reviewNode,
  threadNode,
} from "./nodes.ts";
import { type Arguments, refuse } from "./refusal.ts";

export function queries(world: World, caller: Person): Node {
  return {
    id: "Q_1",
    viewer: { ...actorNode(world, caller.login), login: caller.login },
    rateLimit: { cost: 1, limit: 5000, remaining: 4999, resetAt: world.now() },
    node: ({ id }: Arguments) => nodeWithId(world, caller, String(id)),
    nodes: ({ ids }: Arguments) => [ids].flat().map(async (id) => nodeWithId(world, caller, String(id))),
    repository: ({ owner, name }: Arguments) =>
      owner === world.owner && name === world.name
        ? repositoryNode(world, caller)
        : refuse("NOT_FOUND", `Could not resolve to a Repository with the name '${owner}/${name}'.`),
  };
}

function repositoryNode(world: World, caller: Person): Node {
  const canResolve = isAllowed(caller, "contents");
  return {
    id: `R_${world.repositoryId}`,
    name: world.name,
    nameWithOwner: `${world.owner}/${world.name}`,
    isArchived: world.switches.isArchived,
    pullRequest: ({ number }: Arguments) => {
      const pull = world.pullRequests.get(Number(number));
      return pull === undefined
        ? refuse("NOT_FOUND", `Could not resolve to a PullRequest with the number of ${number}.`)
        : pullRequestNode(world, pull, canResolve);
    },
    pullRequests: (args: Arguments) => {
      const open = [...world.pullRequests.values()].filter((pull) => pull.state === "open");
      return connection(
        "pullRequests",
        open.map((pull) => pullRequestNode(world, pull, canResolve)),
        args,
      );
    },
  };
}

function nodeWithId(world: World, caller: Person, id: string): Node {
  const canResolve = isAllowed(caller, "contents");
  const thread = threadsOf(world).find((each) => each.id === id);
  if (thread !== undefined) return threadNode(world, thread, canResolve);
  const comment = commentWithId(world, id);
  if (comment !== undefined) return commentNode(world, comment);
  const review = reviewWithId(world, id);
  if (review !== undefined) return reviewNode(world, review);
  const pull = [...world.pullRequests.values()].find((each) => `PR_${each.id}` === id);
  return pull === undefined
    ? refuse("NOT_FOUND", `Could not resolve to a node with the global id of '${id}'`)
    : pullRequestNode(world, pull, canResolve);
}
