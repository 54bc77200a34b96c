/** Payloads that GitHub sent to people who gave them to octokit/webhooks (MIT), of every event. */
import examples from "@octokit/webhooks-examples" with { type: "json" };

interface EventExamples {
  readonly name: string;
  readonly examples: readonly Readonly<Record<string, unknown>>[];
}

export interface Example {
  readonly event: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

// as: the package's types describe an export that it does not have.
const events = examples as unknown as readonly EventExamples[];

/** Each as an app is sent it, with its installation, and as the webhook of a repository is. */
export const exampleDeliveries: readonly Example[] = events.flatMap(({ name, examples: payloads }) =>
  payloads.flatMap((payload) => {
    const { installation: _, ...rest } = payload;
    return [
      { event: name, payload: { ...rest, installation: { id: 11, node_id: "MDIz" } } },
      { event: name, payload: rest },
    ];
  }),
);
