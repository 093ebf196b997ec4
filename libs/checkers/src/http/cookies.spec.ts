import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { httpChecker } from './http.js';
import { Names } from '../network/resolve.js';
import { aContext, anHttpTarget, httpServer } from '../testing/index.js';

const checkHttp = httpChecker(new Names());

/** Lets in who shows the cookie, and sends everybody else to where it is given out. */
function gate(given: string, seen: (string | undefined)[]) {
  return ({ headers }: IncomingMessage, response: ServerResponse) => {
    seen.push(headers.cookie);
    if (headers.cookie?.includes('pass=') === true) response.end('welcome');
    else response.writeHead(302, { Location: '/', 'Set-Cookie': given }).end();
  };
}

describe('a cookie that is set on the way', () => {
  it('is given back at the next redirect, beside the target’s own', async () => {
    const seen: (string | undefined)[] = [];
    await using server = await httpServer(gate('pass=1; Path=/; HttpOnly', seen));
    const headers = [{ name: 'Cookie', value: 'own=2' }];
    await expect(
      checkHttp(anHttpTarget({ url: server.url, headers }), aContext()),
    ).resolves.toMatchObject({ up: true });
    expect(seen).toEqual(['own=2', 'own=2; pass=1']);
  });

  it('is forgotten with the check', async () => {
    const seen: (string | undefined)[] = [];
    await using server = await httpServer(gate('pass=1', seen));
    for (let check = 0; check < 2; check += 1)
      await checkHttp(anHttpTarget({ url: server.url }), aContext());
    expect(seen).toEqual([undefined, 'pass=1', undefined, 'pass=1']);
  });

  it('is not shown to another host', async () => {
    const seen: (string | undefined)[] = [];
    await using other = await httpServer((request, response) => {
      seen.push(request.headers.cookie);
      response.end();
    });
    await using server = await httpServer((_, response) =>
      response
        .writeHead(302, {
          Location: `http://localhost:${other.port}/`,
          'Set-Cookie': ['pass=1', 'wide=1; Domain=localhost'],
        })
        .end(),
    );
    await checkHttp(anHttpTarget({ url: server.url }), aContext());
    expect(seen).toEqual([undefined]);
  });

  it.each(['', '=', 'pass', 'pass=1; Domain=elsewhere.test', 'pass=1; Path=/other'])(
    'that no browser would give back, “%s”, leaves a circle a circle',
    async given => {
      await using server = await httpServer(gate(given, []));
      await expect(checkHttp(anHttpTarget({ url: server.url }), aContext())).resolves.toMatchObject(
        { reason: 'PROTOCOL' },
      );
    },
  );
});
