/** The metrics of the bot. Names and labels are public (docs/operations.md); no label contains text from a pull request. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

export interface QueueNumbers {
  readonly waiting: number;
  readonly active: number;
  readonly failed: number;
  readonly oldestWaitingSeconds: number;
}

export interface Metrics {
  readonly delivery: (event: string, result: string) => void;
  /** @param verdict pass, fail, incomplete, or the result of a review without one: nothing-to-do, head-moved, rate-limited, failed */
  readonly review: (verdict: string, seconds: number) => void;
  readonly findings: (severity: string, count: number) => void;
  /** @param by timeout, memory, crash */
  readonly stop: (by: string) => void;
  readonly command: (name: string, result: string) => void;
  /** @param rule an id from the catalog, never text from a comment */
  readonly dispute: (rule: string) => void;
  readonly githubRequest: (method: string, status: string) => void;
  /** For Prometheus; reads the queue's numbers now. */
  readonly text: () => Promise<{ readonly contentType: string; readonly text: string }>;
}

const durationBuckets = [0.25, 0.5, 1, 2, 4, 8, 16, 32, 64, 128, 300];

/** Each bot has its own registry, because tests run two in one process. */
export function openMetrics(queueNumbers: () => Promise<QueueNumbers>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const counter = (name: string, help: string, labelNames: readonly string[]): Counter =>
    new Counter({ name: `connector_review_${name}`, help, labelNames, registers: [registry] });

  const deliveries = counter("deliveries_total", "Webhooks answered, by event and result.", [
    "event",
    "result",
  ]);
  const reviews = counter("reviews_total", "Review jobs ended, by verdict or by what became of them.", [
    "verdict",
  ]);
  const findings = counter("findings_total", "New findings in reviews, by severity.", ["severity"]);
  const stops = counter(
    "stopped_connectors_total",
    "Connectors whose review had to be stopped, by what stopped it.",
    ["by"],
  );
  const commands = counter("commands_total", "Commands carried out or refused.", ["command", "result"]);
  const disputes = counter("disputes_total", "Commands that say of a rule that it is wrong, by rule.", [
    "rule",
  ]);
  const requests = counter("github_requests_total", "Requests to GitHub, by method and status.", [
    "method",
    "status",
  ]);
  const duration = new Histogram({
    name: "connector_review_review_duration_seconds",
    help: "Time a review job took.",
    buckets: durationBuckets,
    registers: [registry],
  });
  gaugeQueue(registry, queueNumbers);

  return {
    delivery: (event, result) => deliveries.inc({ event, result }),
    review(verdict, seconds) {
      reviews.inc({ verdict });
      duration.observe(seconds);
    },
    findings: (severity, count) => findings.inc({ severity }, count),
    stop: (by) => stops.inc({ by }),
    command: (command, result) => commands.inc({ command, result }),
    dispute: (rule) => disputes.inc({ rule }),
    githubRequest: (method, status) => requests.inc({ method, status }),
    text: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  };
}

function gaugeQueue(registry: Registry, queueNumbers: () => Promise<QueueNumbers>): void {
  const jobs = new Gauge({
    name: "connector_review_queue_jobs",
    help: "Reviews and commands by state; failed reviews were retried in vain and are kept.",
    labelNames: ["state"],
    registers: [registry],
    async collect() {
      // The other metrics are still served when the database does not answer; /readyz reports it.
      const numbers = await queueNumbers().catch(() => undefined);
      if (numbers === undefined) {
        jobs.reset();
        oldest.reset();
        return;
      }
      jobs.set({ state: "waiting" }, numbers.waiting);
      jobs.set({ state: "active" }, numbers.active);
      jobs.set({ state: "failed" }, numbers.failed);
      oldest.set(numbers.oldestWaitingSeconds);
    },
  });
  const oldest = new Gauge({
    name: "connector_review_queue_oldest_waiting_seconds",
    help: "How long the oldest job has waited since it could have started.",
    registers: [registry],
  });
}
