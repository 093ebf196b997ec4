import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { createEgress, defaultEgressDeny } from '../network/egress.js';
import { httpChecker } from './http.js';
import { Names } from '../network/resolve.js';
import { aContext, anHttpTarget, httpServer, tcpServer } from '../testing/index.js';

const check = httpChecker(new Names());
const egress = createEgress({ deny: defaultEgressDeny, allow: [] });

interface Answer {
  readonly status?: number;
  readonly body?: string;
}

/** A giver of tokens (`t1`, `t2`, …) and a server that accepts those for which `accepts` holds. */
async function world(
  answer: (request: IncomingMessage, count: number) => Answer = () => ({}),
  accepts: (token: string) => boolean = () => true,
) {
  const asked: { authorization: string | undefined; form: string }[] = [];
  const seen: string[] = [];
  const giver = await httpServer((request, response) => {
    void text(request).then(form => {
      asked.push({ authorization: request.headers.authorization, form });
      const token = { access_token: `t${asked.length}`, token_type: 'Bearer', expires_in: 100 };
      const { status = 200, body = JSON.stringify(token) } = answer(request, asked.length);
      response.writeHead(status).end(body);
    });
  });
  const server = await httpServer((request, response) => {
    const token = request.headers.authorization ?? '';
    seen.push(token);
    response.writeHead(accepts(token) ? 200 : 401).end();
  });
  const oauth2 = {
    tokenUrl: `${giver.url}/token?x=1`,
    clientId: 'an id',
    clientSecret: `s:${giver.port}`,
    scopes: ['read', 'write'],
    audience: 'https://api.example',
  };
  const target = anHttpTarget({ url: server.url, auth: { oauth2 } });
  return {
    asked,
    seen,
    target,
    giver,
    [Symbol.asyncDispose]: async () => {
      await Promise.all([giver.close(), server.close()]);
    },
  };
}

describe('a token by client credentials', () => {
  it('is asked for once, and used by many checks at once and after', async () => {
    await using it = await world();
    const many = await Promise.all(
      Array.from({ length: 20 }, () => check(it.target, aContext({ egress }))),
    );
    expect(many.every(({ up }) => up)).toBe(true);
    await check(it.target, aContext());
    expect(it.asked).toEqual([
      {
        authorization: `Basic ${btoa(`an%20id:s%3A${it.giver.port}`)}`,
        form: 'grant_type=client_credentials&scope=read+write&audience=https%3A%2F%2Fapi.example',
      },
    ]);
    expect(new Set(it.seen)).toEqual(new Set(['Bearer t1']));
  });

  it('is asked for again shortly before it ends', async () => {
    await using it = await world();
    const at = (now: number) => check(it.target, aContext({ now: () => now }));
    await at(0);
    await at(89_000);
    expect(it.asked).toHaveLength(1);
    await at(91_000);
    expect(it.asked).toHaveLength(2);
  });

  it('is asked for again after it was not accepted', async () => {
    await using it = await world(undefined, token => token === 'Bearer t2');
    expect(await check(it.target, aContext())).toMatchObject({ reason: 'STATUS', httpStatus: 401 });
    expect(await check(it.target, aContext())).toMatchObject({ up: true });
    expect(it.asked).toHaveLength(2);
  });

  it('is asked for by a form, where the server knows no other way', async () => {
    await using it = await world(request =>
      request.headers.authorization === undefined ? {} : { status: 401 },
    );
    expect((await check(it.target, aContext())).up).toBe(true);
    expect(it.asked[1]?.form).toContain(`&client_id=an+id&client_secret=s%3A${it.giver.port}`);
  });

  it.each<[Answer, string]>([
    [{ status: 500 }, 'it answered 500'],
    [{ status: 401, body: '{"error":"invalid_client"}' }, 'it answered 401 (invalid_client)'],
    [{ status: 400, body: '{"error":"secret: x!"}' }, 'it answered 400'],
    [{ body: '{}' }, 'it answered without an access_token'],
    [{ body: 'no json' }, 'it answered without an access_token'],
    [{ body: '{"access_token":"a\\r\\nb"}' }, 'it answered without an access_token'],
  ])('that is not given is AUTH: %j', async (answer, sentence) => {
    await using it = await world(() => answer);
    const outcome = await check(it.target, aContext());
    expect(outcome).toMatchObject({
      up: false,
      reason: 'AUTH',
      message: `the token of ${it.giver.url}/token?x=1 was not given: ${sentence}`,
    });
    expect(JSON.stringify(outcome)).not.toContain(`s:${it.giver.port}`);
    expect(it.seen).toEqual([]);
  });

  it('that nobody gives is AUTH, at the deadline too', async () => {
    await using hole = await tcpServer();
    const oauth2 = {
      tokenUrl: `http://${hole.address}/`,
      clientId: 'a',
      clientSecret: 'b',
      scopes: [],
    };
    const target = anHttpTarget({ url: 'http://127.0.0.1:1/', auth: { oauth2 } });
    const soon = () => aContext({ signal: AbortSignal.timeout(1000), timeoutMs: 1000 });
    for (const outcome of await Promise.all([check(target, soon()), check(target, soon())]))
      expect(outcome).toMatchObject({ up: false, reason: 'AUTH' });
    await hole.quiet();
  });

  it('is still given to the others when the check that asked is gone', async () => {
    let answer: () => unknown = () => undefined;
    let heard: () => unknown = () => undefined;
    const first = new Promise<void>(resolve => (heard = resolve));
    await using server = await httpServer((_request, response) => response.end());
    await using giver = await httpServer((_request, response) => {
      const give = () => response.end('{"access_token":"t"}');
      if (giver.visits > 1) {
        give();
        return;
      }
      answer = give;
      heard();
    });
    const oauth2 = {
      tokenUrl: giver.url,
      clientId: 'a',
      clientSecret: `${giver.port}`,
      scopes: [],
    };
    const target = anHttpTarget({ url: server.url, auth: { oauth2 } });
    const controller = new AbortController();
    const gone = check(target, aContext({ signal: controller.signal }));
    await first;
    const other = check(target, aContext());
    controller.abort(new Error('gone'));
    await expect(gone).rejects.toThrow('gone');
    expect((await other).up).toBe(true);
    expect(giver.visits).toBe(2);
    answer();
  });

  it('is not asked for where the egress policy does not lead', async () => {
    const oauth2 = {
      tokenUrl: 'http://169.254.169.254/token',
      clientId: 'a',
      clientSecret: 'b',
      scopes: [],
    };
    const target = anHttpTarget({ url: 'http://127.0.0.1:1/', auth: { oauth2 } });
    expect(await check(target, aContext({ egress }))).toMatchObject({ reason: 'BLOCKED' });
  });
});
