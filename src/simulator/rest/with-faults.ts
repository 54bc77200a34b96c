/** Answers requests with faults where a test asked for them. */
import { setTimeout as wait } from "node:timers/promises";
import type { Fault, FaultBehavior } from "../state/faults.ts";
import type { World } from "../state/state.ts";
import { type Answer, failure } from "./answers.ts";

export const hangUp = Symbol("hang up");

/**
 * Answers in place of GitHub when a fault waits for this request.
 * @param answer the correct answer, asked for when the fault lets the request through
 */
export async function withFaults(
  world: World,
  method: string,
  path: string,
  answer: () => Promise<Answer>,
): Promise<Answer | typeof hangUp> {
  const fault = world.faults.find((each) => each.remaining > 0 && matches(each, method, path));
  if (fault === undefined) return answer();
  if (fault.skipping > 0) {
    fault.skipping -= 1;
    return answer();
  }
  fault.remaining -= 1;
  if (fault.delayMilliseconds !== undefined) await wait(fault.delayMilliseconds);
  await fault.before?.();
  if (fault.behavior === "hang-up") return hangUp;
  if (isWritten(fault.behavior)) {
    await answer();
    if (fault.behavior === "written-then-silence") return await new Promise(() => {});
    return fault.behavior === "written-then-502" ? failure(502, "Server Error") : hangUp;
  }
  if (fault.behavior === "break-off") return { ...(await answer()), breaksOff: true };
  if (fault.behavior !== undefined) return faulty(world, fault.behavior);
  if (fault.status === undefined) return answer();
  const made =
    fault.body === undefined ? failure(fault.status, "Injected by the test.") : { body: fault.body };
  return { ...made, status: fault.status, headers: fault.headers ?? {} };
}

function matches(fault: Fault, method: string, path: string): boolean {
  if (fault.method !== undefined && fault.method.toUpperCase() !== method) return false;
  return typeof fault.path === "string" ? path.includes(fault.path) : fault.path.test(path);
}

type Written = Extract<FaultBehavior, `written-${string}`>;

function isWritten(behavior: FaultBehavior | undefined): behavior is Written {
  return behavior?.startsWith("written-") === true;
}

function faulty(world: World, behavior: Exclude<FaultBehavior, "hang-up" | "break-off" | Written>): Answer {
  switch (behavior) {
    case "primary-rate-limit": {
      const reset = Math.ceil(Date.parse(world.now()) / 1000) + 60;
      const headers = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(reset) };
      const message = `API rate limit exceeded for installation ID ${world.app.installationId}.`;
      return { ...failure(403, message), headers };
    }
    case "secondary-rate-limit":
      return failure(403, secondary);
    case "secondary-rate-limit-with-retry-after":
      return { ...failure(403, secondary), headers: { "retry-after": "60" } };
    case "too-fast":
      return failure(422, "Validation Failed", { errors: ["was submitted too quickly"] });
    case "graphql-rate-limited":
      return {
        status: 200,
        body: { errors: [{ type: "RATE_LIMITED", message: "API rate limit exceeded" }] },
      };
    case "graphql-rate-limit": {
      const error = {
        type: "RATE_LIMIT",
        code: "graphql_rate_limit",
        message: "API rate limit already exceeded",
      };
      return { status: 200, body: { errors: [error] } };
    }
    case "forbidden":
      return failure(403, "Resource not accessible by integration");
    case "not-found":
      return failure(404, "Not Found");
    default:
      return behavior satisfies never;
  }
}

const secondary =
  "You have exceeded a secondary rate limit and have been temporarily blocked from content creation. Please retry your request again later.";
