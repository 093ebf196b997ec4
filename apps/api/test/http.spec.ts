import { CheckFinished } from '@dialtone/engine';
import { HistoryReader } from '@dialtone/history';
import { Logger } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { createClient } from 'graphql-ws';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { RunningApi } from './support/running-api.js';

let api: RunningApi;
beforeAll(async () => {
  api = await RunningApi.start();
}, 60_000);
afterAll(async () => {
  await api.stop();
});

const insides = / {4}at |node_modules|\.[jt]s:|SELECT|sqlite|SQLITE|\/work|\/tmp/u;

async function send(body: string, headers: Record<string, string> = {}, method = 'POST') {
  const response = await fetch(`${api.url}/graphql`, {
    method,
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${api.token}`,
      ...headers,
    },
    ...(method === 'POST' && { body }),
  });
  const text = await response.text();
  expect(text).not.toMatch(insides);
  return { status: response.status, answer: JSON.parse(text) as Answer };
}
interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions: {
      readonly code: string;
      readonly problems?: readonly { readonly path: unknown[] }[];
    };
  }[];
}
const codes = ({ answer }: { answer: Answer }) =>
  answer.errors?.map(({ extensions }) => extensions.code);

const aliases = (count: number): string =>
  `{ ${Array.from({ length: count }, (_, index) => `a${index}: me { id }`).join(' ')} }`;
const deep = `{ probes ${'{ items '.repeat(14)} { id } ${'}'.repeat(14)} }`;
const tokens = `{ me { ${'id '.repeat(6000)} } }`;

describe('a request that is not right', () => {
  it.each<[string, string, Record<string, string>]>([
    ['is not JSON', '{"query": ', {}],
    ['is JSON of something else', '[1, 2]', {}],
    ['holds no query', '{}', {}],
    ['is not GraphQL', JSON.stringify({ query: '{ me { ' }), {}],
    ['asks for what there is not', JSON.stringify({ query: '{ passwords }' }), {}],
    [
      'names an operation that it does not hold',
      JSON.stringify({ query: '{ me { id } }', operationName: 'x' }),
      {},
    ],
    ['has too many aliases', JSON.stringify({ query: aliases(60) }), {}],
    ['is too deep', JSON.stringify({ query: deep }), {}],
    ['has too many tokens', JSON.stringify({ query: tokens }), {}],
    [
      'comes as text, as any page could send it',
      JSON.stringify({ query: '{ me { id } }' }),
      { 'content-type': 'text/plain' },
    ],
    ['comes as a form', 'query={me{id}}', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['is larger than 512 kB', JSON.stringify({ query: 'x'.repeat(600_000) }), {}],
  ])('is told so in JSON when it %s', async (_, body, headers) => {
    const answer = await send(body, headers);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(new Set(codes(answer))).toEqual(new Set(['BAD_USER_INPUT']));
  });

  it.each([
    [deep, 'A request may be at most 12 levels deep.'],
    [aliases(60), 'A request may hold at most 50 aliases.'],
  ])('is told which limit it exceeds: %.20s …', async (query, sentence) => {
    const { answer } = await send(JSON.stringify({ query }));
    expect(answer.errors?.map(({ message }) => message)).toContain(sentence);
  });

  it('may not change anything by GET', async () => {
    const query = encodeURIComponent('mutation { deleteProbes(ids: ["1"]) }');
    const response = await fetch(`${api.url}/graphql?query=${query}`, {
      headers: { authorization: `Bearer ${api.token}`, 'apollo-require-preflight': '1' },
    });
    expect(response.status).toBe(405);
    expect(await response.text()).not.toMatch(insides);
  });

  it('is no page of the console', async () => {
    const response = await fetch(`${api.url}/graphql`, { headers: { accept: 'text/html' } });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(await response.text()).not.toMatch(/<app-|<html/iu);
  });

  it('may be as deep as the schema has use for', async () => {
    const query = '{ probes { items { lastResult { phases { name durationMs } } } } }';
    expect(codes(await send(JSON.stringify({ query })))).toBeUndefined();
  });
});

describe('a variable that does not fit', () => {
  const create = 'mutation ($input: ProbeInput!) { createProbe(input: $input) { id } }';
  const http = { url: 'https://example.com/' };

  it.each<[string, unknown, string[]]>([
    [
      'a header without a name',
      { target: { http: { ...http, headers: [{ value: 'x' }] } } },
      ['target', 'http', 'headers', '0', 'name'],
    ],
    ['a number for a URL', { target: { http: { url: 7 } } }, ['target', 'http', 'url']],
    [
      'text that looks like an end',
      { name: 7, cron: '; at "input.x";', target: { http } },
      ['name'],
    ],
    ['an unknown field', { target: { http, nonsense: 1 } }, ['target', 'nonsense']],
  ])('is named by its path: %s', async (_, differing, path) => {
    const input = { name: 'shop', cron: '30s', ...(differing as object) };
    const { answer } = await send(JSON.stringify({ query: create, variables: { input } }));
    const problems = answer.errors?.flatMap(({ extensions }) => extensions.problems ?? []) ?? [];
    expect(problems.map(problem => problem.path)).toContainEqual(path);
  });
});

describe('a failure of our own', () => {
  it('is masked for the client, and stands in the log with its stack', async () => {
    const log = vi.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    const failing = vi.spyOn(api.app.get(HistoryReader), 'results');
    failing.mockRejectedValue(new Error('SELECT secret FROM /srv/x failed'));
    const answer = await send(JSON.stringify({ query: '{ results(probeId: "1") { id } }' }));
    failing.mockRestore();
    expect(codes(answer)).toEqual(['INTERNAL_SERVER_ERROR']);
    expect(answer.answer.errors?.[0]?.message).toBe(
      'Something went wrong on our side. The log says more.',
    );
    expect(log.mock.calls.join()).toMatch(/SELECT secret[\s\S]* {4}at /u);
    log.mockRestore();
  });
});

describe('a socket', () => {
  const url = () => `${api.url.replace('http', 'ws')}/graphql`;
  const client = () =>
    createClient({
      url: url(),
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      connectionParams: { authorization: `Bearer ${api.token}` },
    });
  const asked = async (query: string): Promise<unknown> => {
    const one = client();
    try {
      for await (const answer of one.iterate({ query })) return answer;
      return undefined;
    } catch (error) {
      return error;
    } finally {
      await one.dispose();
    }
  };

  it('answers what HTTP answers', async () => {
    expect(await asked('{ me { username } }')).toEqual({ data: { me: { username: 'admin' } } });
  });

  it.each([
    ['too many aliases', aliases(60)],
    ['too many tokens', tokens],
    ['what is too deep', deep],
    ['what there is not', '{ passwords }'],
    ['what is not GraphQL', '{ me { '],
    ['what may not be', 'subscription { checkFinished(probeIds: 7.5) { id } }'],
  ])('refuses %s in the same words', async (_, query) => {
    const over = await send(JSON.stringify({ query }));
    const errors = over.answer.errors?.map(({ message, extensions: { code } }) => [message, code]);
    const got = (await asked(query)) as NonNullable<Answer['errors']>;
    expect(got.map(({ message, extensions: { code } }) => [message, code])).toEqual(errors);
    expect(JSON.stringify(got)).not.toMatch(insides);
  });

  it('is refused elsewhere, and not left open', async () => {
    const socket = new WebSocket(url().replace('/graphql', '/metrics'), 'graphql-transport-ws');
    const [error] = (await once(socket, 'error')) as [Error];
    expect(error.message).toContain('404');
  });

  it('leaves no listener behind when it goes', async () => {
    const emitter = api.app.get(EventEmitter2);
    const listeners = (): number => emitter.listenerCount(CheckFinished.name);
    const before = listeners();
    const lives = await Promise.all(
      Array.from({ length: 20 }, async () =>
        api.subscribe('subscription { checkFinished { id } }'),
      ),
    );
    expect(listeners()).toBe(before + 20);
    for (const { stop } of lives) await stop();
    await vi.waitFor(() => {
      expect(listeners()).toBe(before);
    }, 10_000);
  });
});
