/** What the title of a connector can make an obedient rule do. */
import type { ConnectorRule } from "../../../src/review/rule/rule.ts";

const deeds: Readonly<Record<string, () => void>> = {
  "Loop for ever": () => {
    for (;;);
  },
  // Costs no processor time.
  "Wait for ever": () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0),
  "Take all memory": () => {
    const held: unknown[] = [];
    for (;;) held.push(Array.from({ length: 1000 }, (_, index) => ({ index })));
  },
  "End the thread": () => process.exit(7),
  "Throw out of turn": () => {
    queueMicrotask(() => {
      throw new Error("out of turn");
    });
    // Before the thread has ended, what it found could still be handed over.
    queueMicrotask(() => {
      for (;;);
    });
  },
};

/** The rule, which first does what a title says that ends like this. It needs a swagger. */
export function obedient(rule: ConnectorRule, ending = ""): ConnectorRule {
  return {
    ...rule,
    *check(context) {
      const title = context.swagger.title ?? "";
      const deed = Object.keys(deeds).find((each) => title.startsWith(each) && title.endsWith(ending));
      deeds[deed ?? ""]?.();
      yield* rule.check(context);
    },
  };
}
