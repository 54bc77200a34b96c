/** The entry of a thread that reads connectors: started by threads.ts, from dist/ as well as from the source. */
import module from "node:module";

// Needed in each thread: from the source, it halves the second that a thread takes to start.
module.enableCompileCache?.();
const [{ rules }, { connectorRules }, { connectorWorker }] = await Promise.all([
  import("../../rules/index.ts"),
  import("../../review/rule/rule.ts"),
  import("./connector-work.ts"),
]);

export default connectorWorker(connectorRules(rules));
