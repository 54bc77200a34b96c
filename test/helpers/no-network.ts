/** The guard of every test: only loopback and this machine's own sockets are reachable. */
import net from "node:net";

interface Guarded {
  isGuarded?: true;
}

const prototype: Guarded & Pick<net.Socket, "connect"> = net.Socket.prototype;

// A worker keeps its modules from file to file.
if (prototype.isGuarded !== true) {
  const connect: unknown = prototype.connect;
  if (typeof connect !== "function") throw new Error("node:net has no Socket.connect");
  Reflect.set(prototype, "connect", function guarded(this: net.Socket, ...args: unknown[]): unknown {
    const host = hostOf(args);
    if (!/^(?:127\.0\.0\.1|localhost|::1)$/.test(host)) {
      return this.destroy(new Error(`Tests reach this machine only, not ${host}.`));
    }
    return connect.apply(this, args);
  });
  prototype.isGuarded = true;
}

/** Of `connect(options)`, `connect(port, host)` and `connect(path)`; Node itself hands on `[options, listener]`. */
function hostOf(args: readonly unknown[]): string {
  const [first, second] = Array.isArray(args[0]) ? (args[0] as readonly unknown[]) : args;
  if (typeof first === "object" && first !== null) {
    const { host, path } = first as { readonly host?: unknown; readonly path?: unknown };
    return host == null || path != null ? "localhost" : String(host);
  }
  return typeof second === "string" ? second : "localhost";
}
