import { expect, test } from "vitest";
import { readBodyAlone, readHttpMessages } from "../../src/connector/http-messages.ts";

test("requests and responses are read with headers and body, comments between them are not", () => {
  const text =
    '### Sign up\n@host = contoso.com\nPOST https://contoso.com/users HTTP/1.1\nContent-Type: application/json\n\n{ "a": 1 }\n\nHTTP/1.1 400 Bad Request\n{"b": 2}\n### End\nnothing\n';

  const [request, response, ...others] = readHttpMessages(text);

  expect(request?.start).toEqual({ kind: "request", method: "POST", url: "https://contoso.com/users" });
  expect([...(request?.headers ?? [])]).toEqual([["content-type", "application/json"]]);
  expect(request?.body).toBe('{ "a": 1 }');
  expect(response?.start).toEqual({ kind: "response", status: 400 });
  expect(response?.json).toMatchObject({ state: "strict", value: { b: 2 } });
  expect(text.slice(response?.bodySpan.start, response?.bodySpan.end)).toBe('{"b": 2}');
  expect(others).toEqual([]);
});

test("line ends of Windows change nothing but the offsets", () => {
  const [response] = readHttpMessages("HTTP/1.1 200 OK\r\nA: b\r\n\r\n{}\r\n");

  expect(response?.headers.get("a")).toBe("b");
  expect(response?.body).toBe("{}");
});

test("a message without a body has none", () => {
  expect(readHttpMessages("GET https://contoso.com/\n")[0]?.json).toBeUndefined();
});

test("a text that goes on below the body is no part of it", () => {
  const text =
    'HTTP/1.1 200 OK\n\n{\n  "a": "}",\n  "b": { "c": 1 }\n}\n\nAnd if not {so}:\n\nHTTP/1.1 400 Bad\n\n{ "d": 2 } x\n';
  const [first, second] = readHttpMessages(text);

  expect(first?.body).toBe('{\n  "a": "}",\n  "b": { "c": 1 }\n}');
  expect(second?.body).toBe('{ "d": 2 } x');
});

test("a file that is one object is a body alone", () => {
  expect(readBodyAlone(' {"a": 1}\n')).toMatchObject({ start: { kind: "body" }, body: '{"a": 1}' });
  expect(readBodyAlone("A note.")).toBeUndefined();
});
