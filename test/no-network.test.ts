/** The guard that all tests run behind (helpers/no-network.ts). 192.0.2.1 is for documentation (RFC 5737): nobody is there. */
import { get } from "node:http";
import net from "node:net";
import tls from "node:tls";
import { expect, test } from "vitest";

const refused = "Tests reach this machine only, not 192.0.2.1.";

test("fetch reaches nobody else", async () => {
  await expect(fetch("http://192.0.2.1/")).rejects.toMatchObject({ cause: { message: refused } });
});

test.each([
  ["node:http", () => get("http://192.0.2.1/")],
  ["a socket", () => net.connect({ host: "192.0.2.1", port: 80 })],
  ["a socket by port and host", () => net.connect(80, "192.0.2.1")],
  ["TLS", () => tls.connect({ host: "192.0.2.1", port: 443 })],
])("%s reaches nobody else", async (_, open) => {
  const error = await new Promise((resolve) => open().on("error", resolve));

  expect(error).toMatchObject({ message: refused });
});

test("this machine is reached", async () => {
  const server = net.createServer((socket) => socket.end("hello")).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as net.AddressInfo; // a server that listens on a port has one

  const output = await new Promise((resolve) => net.connect(port, "127.0.0.1").once("data", resolve));
  server.close();

  expect(String(output)).toBe("hello");
});
