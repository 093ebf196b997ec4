import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckContext } from '../checker.js';
import { createEgress, defaultEgressDeny } from '../network/egress.js';
import { httpChecker } from './http.js';
import { Names } from '../network/resolve.js';
import {
  anHttpTarget,
  besiege,
  dnsServer,
  type Harm,
  keptBytes,
  tcpServer,
  type TestDnsServer,
  timeoutFor,
  verdict,
  withstood,
} from '../testing/index.js';

type Talk = (socket: Socket, path: string) => void;

const metadata = '169.254.169.254';
/** Another answer at each question. */
const turns: string[] = [];
let dns: TestDnsServer;
let folder = '';
let names: Names;

beforeAll(async () => {
  dns = await dnsServer({
    'metadata.test': { A: [metadata] },
    'turning.test': {
      get A() {
        return [turns.shift() ?? metadata];
      },
    },
  });
  folder = await mkdtemp(join(tmpdir(), 'dialtone-hostile-'));
  const resolvConf = join(folder, 'resolv.conf');
  await writeFile(resolvConf, `nameserver [127.0.0.1]:${dns.port}\n`);
  names = new Names({ hosts: join(folder, 'hosts'), resolvConf });
});
afterAll(async () => {
  await dns.close();
  await rm(folder, { recursive: true });
});

const egress = createEgress({ deny: defaultEgressDeny, allow: [] });
const expectedBody = 'needle';

/** A server that answers each request so, and how often it was asked. */
async function asked(talk: Talk) {
  const seen = { requests: 0 };
  const server = await tcpServer(socket =>
    socket.once('data', (request: Buffer) => {
      seen.requests += 1;
      talk(socket, request.toString('latin1').split(' ')[1] ?? '');
    }),
  );
  return { server, seen };
}

async function harmOf(
  talk: Talk,
  { host = '127.0.0.1', reason = 'UP' }: { host?: string; reason?: Harm['reason'] } = {},
): Promise<Harm> {
  const { server, seen } = await asked(talk);
  await using _server = server;
  const check = httpChecker(names);
  const target = anHttpTarget({ url: `http://${host}:${server.port}/0`, expectedBody });
  return await besiege({
    check: context => check(target, context),
    timeoutMs: timeoutFor(reason, 1000),
    context: { egress },
    visits: () => seen.requests,
  });
}

const ok = 'HTTP/1.1 200 OK\r\n';
const flood =
  (head: string, piece: string | Buffer): Talk =>
  socket => {
    socket.write(head);
    const more = () => {
      while (!socket.destroyed && socket.write(piece));
    };
    socket.on('drain', more);
    more();
  };
const drip =
  (head: string): Talk =>
  socket => {
    socket.write(head);
    const timer = setInterval(() => socket.write('a'), 100);
    socket.once('close', () => {
      clearInterval(timer);
    });
  };
const say =
  (text: string | Buffer): Talk =>
  socket =>
    socket.end(text);
const moved =
  (to: (at: number) => string): Talk =>
  (socket, path) =>
    socket.end(`HTTP/1.1 302 X\r\nLocation: ${to(Number(path.slice(1)))}\r\n\r\n`);

const member = gzipSync(Buffer.alloc(2 ** 20));
const bomb = Buffer.concat([
  Buffer.from(`${ok}Content-Encoding: gzip\r\n\r\n`),
  ...Array.from({ length: 1024 }, () => member),
]);
const smallBomb = Buffer.concat([
  Buffer.from(`${ok}Content-Encoding: gzip\r\n\r\n`),
  gzipSync(Buffer.alloc(100_000)),
]);

const chunked = `${ok}Transfer-Encoding: chunked\r\n\r\n`;
const breaking: Talk = socket => {
  socket.write(`${ok}Content-Length: 100\r\n\r\nhalf`, () => {
    setImmediate(() => socket.resetAndDestroy());
  });
};

describe('a hostile HTTP server', () => {
  it.each<[string, Talk, Harm['reason'], number?]>([
    ['a body without end', flood(`${ok}\r\n`, Buffer.alloc(65_536, 'a')), 'BODY'],
    ['a body that drips', drip(`${ok}\r\n`), 'TIMEOUT'],
    ['headers that drip', drip(`${ok}X: `), 'TIMEOUT'],
    ['a hundred megabytes of headers', flood(ok, `X: ${'a'.repeat(10_000)}\r\n`), 'PROTOCOL'],
    ['one header without end', flood(`${ok}X: `, 'a'.repeat(10_000)), 'PROTOCOL'],
    ['a gibibyte of nothing in a mebibyte of gzip', say(bomb), 'BODY'],
    ['chunks that are none', say(`${chunked}4\r\nwell!!!\r\n`), 'PROTOCOL'],
    ['a chunk without end', flood(`${chunked}fffffffffffff\r\n`, Buffer.alloc(65_536)), 'BODY'],
    ['chunks of one byte', flood(chunked, '1\r\na\r\n'.repeat(1000)), 'BODY'],
    ['a chunk size without end', flood(chunked, '0'.repeat(1000)), 'PROTOCOL'],
    ['trailers without end', flood(`${chunked}0\r\n`, 'X: 1\r\n'.repeat(1000)), 'PROTOCOL'],
    ['a reset within the body', breaking, 'CONNECT'],
    ['an end without an answer', say(''), 'CONNECT'],
    ['garbage', say(Buffer.from([0, 1, 2, 0xff, 0xfe, 13, 10, 13, 10])), 'PROTOCOL'],
    ['blank lines without end', flood('', '\r\n'.repeat(1000)), 'PROTOCOL'],
    ['100 Continue for ever', flood('', 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(100)), 'PROTOCOL'],
    ['redirects in a circle', moved(() => '/0'), 'PROTOCOL'],
    ['a thousand redirects', moved(at => `/${at + 1}`), 'PROTOCOL', 11],
    ['a redirect to a file', moved(() => 'file:///etc/passwd'), 'PROTOCOL'],
    ['a redirect to gopher', moved(() => 'gopher://127.0.0.1/'), 'PROTOCOL'],
    ['a redirect to the metadata', moved(() => `http://${metadata}/latest/`), 'BLOCKED'],
    ['a redirect to a name of the metadata', moved(() => 'http://metadata.test/'), 'BLOCKED'],
  ])('cannot harm by %s', async (_by, talk, reason, visits = 1) => {
    expect(verdict(await harmOf(talk, { reason }))).toEqual(withstood(reason, visits));
  });
});

describe('a name whose answer turns', () => {
  const well = say(`${ok}\r\na needle`);

  it('is asked for once: what was judged is what is connected to', async () => {
    turns.splice(0, turns.length, '127.0.0.1', metadata);
    expect(verdict(await harmOf(well, { host: 'turning.test' }))).toEqual(withstood('UP'));
    expect(turns).toEqual([metadata]);
  });

  it('is refused by its first answer, whatever the next would be', async () => {
    turns.splice(0, turns.length, metadata, '127.0.0.1');
    expect(verdict(await harmOf(well, { host: 'turning.test' }))).toEqual(withstood('BLOCKED', 0));
    expect(turns).toEqual(['127.0.0.1']);
  });

  it('is judged again at a redirect', async () => {
    turns.splice(0, turns.length, '127.0.0.1', metadata);
    const turning: Talk = (socket, path) => {
      const to = `http://turning.test:${socket.localPort ?? 0}${path}1`;
      socket.end(`HTTP/1.1 302 X\r\nLocation: ${to}\r\n\r\n`);
    };
    const harm = await harmOf(turning, { host: 'turning.test' });
    expect(verdict(harm)).toEqual(withstood('BLOCKED', 1));
  });
});

describe('a thousand checks of it', () => {
  it.each<[string, Talk]>([
    ['headers beyond their limit', say(`${ok}X: ${'a'.repeat(70_000)}`)],
    ['a bomb', say(smallBomb)],
    ['chunks that are none', say(`${chunked}4\r\nwell!!!\r\n`)],
    ['a reset within the body', breaking],
    ['an end without an answer', say('')],
    ['garbage', say(Buffer.from([0, 1, 2, 0xff, 0xfe, 13, 10, 13, 10]))],
    ['redirects in a circle', moved(() => '/0')],
    ['redirects without end', moved(at => `/${at + 1}`)],
    ['a redirect to another scheme', moved(() => 'ftp://127.0.0.1/')],
    ['a redirect to the metadata', moved(() => `http://${metadata}/latest/`)],
    ['a body without end', flood(`${ok}\r\n`, Buffer.alloc(65_536, 'a'))],
    ['interim answers without end', flood('', 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(200))],
  ])(
    'leave no memory behind: %s',
    async (_by, talk) => {
      expect(await keptOf(talk, () => ({}))).toBeLessThan(2 ** 20);
    },
    60_000,
  );

  it.each<[string, Talk]>([
    ['a body that drips', drip(`${ok}Content-Length: 100\r\n\r\n`)],
    ['headers that drip', drip(`${ok}X: `)],
    ['silence', () => undefined],
  ])(
    'leave no memory behind when the deadline cuts each: %s',
    async (_by, talk) => {
      const soon = () => ({ signal: AbortSignal.timeout(30), timeoutMs: 30 });
      expect(await keptOf(talk, soon)).toBeLessThan(2 ** 20);
    },
    60_000,
  );
});

async function keptOf(talk: Talk, limits: () => Partial<CheckContext>): Promise<number> {
  const { server } = await asked(talk);
  await using _server = server;
  const check = httpChecker(names);
  const url = `http://${server.address}/0`;
  const target = anHttpTarget({ url, expectedBody, bodyLimit: 65_536 });
  const once = async (context: CheckContext) => {
    const { up } = await check(target, { ...context, egress, ...limits() });
    expect(up).toBe(false);
  };
  return await keptBytes(once, { atOnce: 25 });
}
