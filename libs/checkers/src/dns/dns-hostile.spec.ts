import { getEventListeners } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { DnsTarget, Reason } from '@dialtone/model';
import { describe, expect, it } from 'vitest';
import { dnsChecker } from './dns.js';
import { Names } from '../network/resolve.js';
import type { HeardQuestion, Talk } from '../testing/index.js';
import { aContext, aDnsTarget, dnsServer, overBy, reply, timeoutFor } from '../testing/index.js';

const check = dnsChecker(new Names());
const shortMs = 400;

const answer = { answers: [{ type: 'A', text: '10.0.0.1' }] } as const;
const honest: Talk = ({ packet, send }) => {
  send(reply(packet, answer));
};
/** With one bit of its id turned. */
const foreign = (packet: Buffer): Buffer => {
  const other = Buffer.from(packet);
  other.writeUInt8(other.readUInt8(0) ^ 1, 0);
  return other;
};
/** A record whose owner is a pointer to a pointer to a pointer, a thousand deep. */
function maze(packet: Buffer): Buffer {
  const head = reply(packet, {});
  head.writeUInt16BE(2, 6);
  const begin = head.length + 12;
  const pointers = Buffer.alloc(2000);
  for (let at = 0; at < pointers.length; at += 2)
    pointers.writeUInt16BE(0xc000 | (at === 0 ? 12 : begin + at - 2), at);
  const text = Buffer.from([0xc0, 0x0c, 0, 16, 0, 1, 0, 0, 0, 0, pointers.length >> 8, 0xd0]);
  const owner = Buffer.from([0xc0 | ((begin + 1998) >> 8), (begin + 1998) & 0xff]);
  return Buffer.concat([head, text, pointers, owner, Buffer.from([0, 1, 0, 1, 0, 0, 0, 0, 0, 0])]);
}

interface Hostility {
  readonly talk: Talk;
  readonly transport?: DnsTarget['transport'];
  readonly outcome: { readonly reason: Reason };
  /** What reaches the server in one check. */
  readonly questions: readonly string[];
}

const twice = ['x.test A', 'x.test A'];
const hostilities: Record<string, Hostility> = {
  'never answers': { talk: () => undefined, outcome: { reason: 'TIMEOUT' }, questions: twice },
  'never answers over TCP': {
    transport: 'TCP',
    talk: () => undefined,
    outcome: { reason: 'TIMEOUT' },
    questions: ['x.test A TCP'],
  },
  'answers after the deadline': {
    talk: heard => {
      setTimeout(honest, shortMs + 100, heard).unref();
    },
    outcome: { reason: 'TIMEOUT' },
    questions: twice,
  },
  'answers with another id': {
    talk: ({ packet, send }) => {
      for (let at = 0; at < 20; at += 1) send(reply(foreign(packet), answer));
    },
    outcome: { reason: 'TIMEOUT' },
    questions: twice,
  },
  'answers with another id over TCP': {
    transport: 'TCP',
    talk: ({ packet, send }) => {
      send(reply(foreign(packet), answer));
    },
    outcome: { reason: 'PROTOCOL' },
    questions: ['x.test A TCP'],
  },
  'answers another question': {
    talk: ({ packet, send }) => {
      const other = Buffer.from(packet);
      other.write('y', 13);
      send(reply(other, answer));
    },
    outcome: { reason: 'TIMEOUT' },
    questions: twice,
  },
  'asks back': {
    talk: ({ packet, send }) => {
      send(packet);
    },
    outcome: { reason: 'TIMEOUT' },
    questions: twice,
  },
  'cuts its answers off for ever': {
    talk: ({ packet, send }) => {
      send(reply(packet, { truncated: true }));
    },
    outcome: { reason: 'PROTOCOL' },
    questions: ['x.test A', 'x.test A TCP'],
  },
  'answers with records that are not there': {
    talk: ({ packet, send }) => {
      const short = reply(packet, answer);
      short.writeUInt16BE(65_535, 6);
      send(short);
    },
    outcome: { reason: 'PROTOCOL' },
    questions: ['x.test A'],
  },
  'answers with data of another length': {
    talk: ({ packet, send }) => {
      const whole = reply(packet, answer);
      whole.writeUInt16BE(3, whole.length - 6);
      send(whole.subarray(0, -1));
    },
    outcome: { reason: 'PROTOCOL' },
    questions: ['x.test A'],
  },
  'answers with pointers to pointers': {
    talk: ({ packet, send }) => {
      send(maze(packet));
    },
    outcome: { reason: 'PROTOCOL' },
    questions: ['x.test A'],
  },
  'answers with aliases in a circle': {
    talk: ({ packet, send }) => {
      const circle = [
        { type: 'CNAME', text: 'y.test' },
        { name: 'y.test', type: 'CNAME', text: 'x.test' },
      ] as const;
      send(reply(packet, { answers: circle }));
    },
    outcome: { reason: 'DNS' },
    questions: ['x.test A'],
  },
};

describe.each(Object.entries(hostilities))(
  'a DNS server that %s',
  (_what, { talk, transport = 'UDP', outcome: expected, questions }) => {
    const once = async (heard: HeardQuestion[] = []) => {
      await using server = await dnsServer({
        'x.test': question => {
          heard.push(question);
          talk(question);
        },
      });
      const timeoutMs = timeoutFor(expected.reason, shortMs);
      const signal = AbortSignal.timeout(timeoutMs);
      const target = aDnsTarget({ host: 'x.test', resolver: server.address, transport });
      const outcome = await overBy(signal, check(target, aContext({ signal, timeoutMs })));
      await expect.poll(() => server.visitors).toBe(0);
      return { outcome, signal, asked: server.questions };
    };

    it('is told so by the deadline, and is asked no more than it must be', async () => {
      const { outcome, signal, asked } = await once();
      expect(outcome).toMatchObject({ up: false, ...expected });
      expect(asked).toEqual(questions);
      expect(getEventListeners(signal, 'abort')).toEqual([]);
    });
  },
);

it('hears an answer to the first question after the second was asked', async () => {
  let first: HeardQuestion | undefined;
  await using server = await dnsServer({
    'x.test': heard => {
      if (first === undefined) first = heard;
      else honest(first);
    },
  });
  const target = aDnsTarget({ host: 'x.test', resolver: server.address });
  const outcome = await check(
    target,
    aContext({ signal: AbortSignal.timeout(2400), timeoutMs: 2400 }),
  );
  expect(outcome.up).toBe(true);
  expect(server.questions).toEqual(twice);
});

/** What is held once the garbage is gone. */
function held(): { readonly bytes: number; readonly sockets: number } {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const open = process.getActiveResourcesInfo().filter(name => /UDP|TCP/u.test(name));
  return { bytes: process.memoryUsage().heapUsed, sockets: open.length };
}

it('leaves nothing behind after a thousand of each, and a neighbour misses no beat', async () => {
  const each = Object.values(hostilities);
  const talks = Object.fromEntries(each.map(({ talk }, at) => [`x${at}.test`, talk]));
  await using bad = await dnsServer(talks);
  await using good = await dnsServer({ 'x.test': honest });
  const { signal } = new AbortController();
  const beats: number[] = [];
  const neighbour = async () =>
    check(aDnsTarget({ host: 'x.test', resolver: good.address }), aContext({ signal }));
  const round = async () => {
    const hung = each.flatMap(({ transport = 'UDP' }, at) => {
      const target = aDnsTarget({ host: `x${at}.test`, resolver: bad.address, transport });
      return Array.from({ length: 10 }, () =>
        check(target, aContext({ signal: AbortSignal.timeout(60), timeoutMs: 60 })),
      );
    });
    const { up, latencyMs } = await neighbour();
    expect(up).toBe(true);
    beats.push(latencyMs);
    const outcomes = await Promise.all(hung);
    expect(outcomes.some(outcome => outcome.up)).toBe(false);
  };
  for (let at = 0; at < 5; at += 1) await round();
  const before = held();
  beats.length = 0;
  for (let at = 0; at < 100; at += 1) await round();
  // In the middle: a collection of garbage, and whoever shares the machine, hold up one or the other.
  expect(beats.toSorted((a, b) => a - b)[50]).toBeLessThan(250);
  await expect.poll(() => bad.visitors).toBe(0);
  await expect.poll(() => held().sockets).toBeLessThanOrEqual(before.sockets);
  expect(held().bytes - before.bytes).toBeLessThan(4e6);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
}, 60_000);
