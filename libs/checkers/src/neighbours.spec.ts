import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCheckers } from './checkers.js';
import { Names } from './network/resolve.js';
import type { TestServer } from './testing/index.js';
import {
  aContext,
  aDnsTarget,
  anHttpTarget,
  httpServer,
  overBy,
  tcpServer,
} from './testing/index.js';

/** A DNS server that hears everything and answers nothing. */
const silence = createSocket('udp4');
let folder = '';
let hole: TestServer;
let neighbour: TestServer;
let names: Names;

beforeAll(async () => {
  silence.bind(0, '127.0.0.1');
  await once(silence, 'listening');
  folder = await mkdtemp(join(tmpdir(), 'dialtone-neighbours-'));
  const resolvConf = join(folder, 'resolv.conf');
  await writeFile(resolvConf, `nameserver [127.0.0.1]:${silence.address().port}\n`);
  names = new Names({ hosts: join(folder, 'hosts'), resolvConf });
  hole = await tcpServer();
  neighbour = await httpServer((_request, response) => response.end('ok'));
});

afterAll(async () => {
  silence.close();
  await Promise.all([hole.close(), neighbour.close()]);
  await rm(folder, { recursive: true });
});

describe('a hundred checks that hang', () => {
  const hanging = {
    'on a dead DNS server': (at: number) => ({
      ...anHttpTarget({ url: `http://host${at}.test/` }),
    }),
    'on a chosen DNS server': (at: number) =>
      aDnsTarget({ host: `host${at}.test`, resolver: `127.0.0.1:${silence.address().port}` }),
    'on a silent server': () => anHttpTarget({ url: `http://${hole.address}` }),
    'in a handshake': () => anHttpTarget({ url: `https://${hole.address}` }),
  };

  it.each(Object.entries(hanging))(
    '%s hold up no neighbour, and are over by their deadline',
    async (_where, target) => {
      const checkers = createCheckers(names);
      const checkHttp = checkers.http;
      const warm = anHttpTarget({ url: neighbour.url });
      await checkHttp(warm, aContext());
      const timeoutMs = 1500;
      const signal = AbortSignal.timeout(timeoutMs);
      const hung = Promise.all(
        Array.from({ length: 100 }, (_, at) => {
          const each = target(at);
          const context = aContext({ signal, timeoutMs });
          return each.type === 'http' ? checkHttp(each, context) : checkers.dns(each, context);
        }),
      );
      let areOver = false;
      const ended = overBy(signal, hung).finally(() => (areOver = true));
      // They have begun, and stand.
      await new Promise(resolve => setTimeout(resolve, 300));
      for (const url of [neighbour.url, `http://localhost:${neighbour.port}`]) {
        const outcome = await checkHttp(anHttpTarget({ url }), aContext());
        expect(outcome.up).toBe(true);
        // Whoever were held up by them would wait until they are over.
        expect(areOver).toBe(false);
      }
      for (const outcome of await ended)
        expect(outcome).toMatchObject({ up: false, reason: 'TIMEOUT' });
    },
  );
});
