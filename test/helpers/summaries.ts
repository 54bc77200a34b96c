/** The summaries on a simulated pull request: a pull request has one at most, as a comment or as the text of a review. */
import type { Simulator } from "../../src/simulator/simulator.ts";
import { appLogin } from "../../src/simulator/state/state.ts";

export function summariesOn(simulator: Simulator, number: number): readonly string[] {
  const ours = appLogin(simulator.world);
  return [...simulator.issueComments(number), ...simulator.reviews(number)]
    .filter(({ user, body }) => user === ours && body.startsWith("<!-- connector-review:summary "))
    .map(({ body }) => body);
}
