import { connectorWorker } from "../../../src/app/isolation/connector-work.ts";
import { fewRules } from "./few-rules.ts";

export default connectorWorker(fewRules);
