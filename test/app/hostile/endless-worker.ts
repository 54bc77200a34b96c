/** A worker that reads facts, and never comes back from a review. */
import { type ConnectorWorker, connectorWorker } from "../../../src/app/isolation/connector-work.ts";
import { fewRules } from "./few-rules.ts";

const work = connectorWorker(fewRules);

const endless: ConnectorWorker = async (asked) => {
  if (asked.kind === "facts") return await work(asked);
  // Begins as every work does.
  await work({ ...asked, kind: "facts", order: { before: null, after: null } });
  new BroadcastChannel("hostile").postMessage("looping");
  for (;;);
};

export default endless;
