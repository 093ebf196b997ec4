import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { chooseEcho } from './choose-echo.js';
import type { Echo } from './echo.js';
import { createEgress, defaultEgressDeny } from '../network/egress.js';
import { icmpChecker } from './icmp.js';
import { pingCommand } from './ping-command.js';
import { Names } from '../network/resolve.js';
import { aContext, anIcmpTarget, overBy } from '../testing/index.js';

const names = new Names();
const by = (echo: Echo) => icmpChecker(names, () => Promise.resolve({ echo }));
const choice = await chooseEcho();
const raw = await import('./raw-echo.js').catch(() => undefined);
const mayRaw = raw?.mayOpenRawSockets() === true;
const mayPing = await canPing();

/** Whether the `ping` command of this machine may send. */
async function canPing(): Promise<boolean> {
  const outcome = await by(pingCommand)(
    anIcmpTarget({ host: '127.0.0.1', count: 1 }),
    aContext(),
  ).catch(() => undefined);
  return outcome?.up === true;
}

/** A host that answers so, in milliseconds; a request beyond these is lost for ever. */
const answering =
  (...roundTripsMs: number[]): Echo =>
  (request, echoes) => {
    echoes.sent = request.count;
    roundTripsMs.forEach((ms, at) => {
      echoes.reply(at, ms, 63);
    });
    return roundTripsMs.length < request.count ? new Promise(() => undefined) : Promise.resolve();
  };
const soon = () => aContext({ signal: AbortSignal.timeout(100), timeoutMs: 100 });

describe('an icmp target', () => {
  it('is up with every reply, and its latency is their mean', async () => {
    const outcome = await by(answering(1, 2, 6))(
      anIcmpTarget({ host: '10.0.0.1', count: 3 }),
      aContext(),
    );
    expect(outcome).toMatchObject({ up: true, latencyMs: 3 });
    expect(outcome.phases.map(({ name }) => name)).toEqual(['resolve', 'processing']);
  });

  it('is TIMEOUT at the deadline without a reply', async () => {
    const context = soon();
    const checking = by(answering())(anIcmpTarget({ host: '10.0.0.1' }), context);
    const outcome = await overBy(context.signal, checking);
    expect(outcome).toMatchObject({
      reason: 'TIMEOUT',
      message: 'no reply from 10.0.0.1 to 2 echo requests within 100 ms',
    });
  });

  it('is LOSS when more are lost than allowed', async () => {
    const outcome = await by(answering(5))(anIcmpTarget({ host: '10.0.0.1' }), soon());
    expect(outcome).toMatchObject({
      reason: 'LOSS',
      latencyMs: 5,
      message: 'lost 1 of 2 echo requests to 10.0.0.1 (50 %), allowed 0 %',
    });
  });

  it('is up when no more are lost than allowed', async () => {
    const allowing = (maxLossPercent: number) =>
      anIcmpTarget({ host: '10.0.0.1', count: 3, maxLossPercent });
    expect((await by(answering(1, 1))(allowing(33.4), soon())).up).toBe(true);
    await expect(by(answering(1, 1))(allowing(33.3), soon())).resolves.toMatchObject({
      message: 'lost 1 of 3 echo requests to 10.0.0.1 (33.3 %), allowed 33.3 %',
    });
    expect((await by(answering())(allowing(100), soon())).up).toBe(true);
  });

  it('tells what came back, for expectations too', async () => {
    const expectations = [
      { subject: 'LOSS', comparison: 'LESS', values: ['40'], severity: 'DOWN' },
      { subject: 'AVERAGE_ROUND_TRIP', comparison: 'EQUALS', values: ['3'], severity: 'DOWN' },
      { subject: 'JITTER', comparison: 'EQUALS', values: ['4'], severity: 'DOWN' },
      { subject: 'WORST_ROUND_TRIP', comparison: 'LESS', values: ['5'], severity: 'DOWN' },
    ] as const;
    const target = anIcmpTarget({
      ...{ host: '10.0.0.1', count: 3, maxLossPercent: 50 },
      expectations: expectations.map(each => ({ ...each, values: [...each.values] })),
    });
    await expect(by(answering(1, 5))(target, soon())).resolves.toMatchObject({
      reason: 'LATENCY',
      message: expect.stringMatching(/^expected worst round trip less than 5 ms/u) as string,
      judged: [{ held: true }, { held: true }, { held: true }, { held: false }],
      sight: {
        address: '10.0.0.1',
        icmp: { sent: 3, received: 2, roundTripsMs: [1, 5], hopLimit: 63 },
      },
    });
  });

  it('is asked of an address of the family that it wants', async () => {
    const target = anIcmpTarget({ host: '127.0.0.1', ipVersion: 'IPV6' });
    await expect(by(answering(1, 1))(target, aContext())).resolves.toMatchObject({
      reason: 'DNS',
    });
  });

  it('is looked at by every address of its name, where that is wanted', async () => {
    const asked: string[] = [];
    const echo: Echo = (request, echoes, owner) => {
      asked.push(request.address);
      return answering(...(asked.length === 1 ? [1, 2] : []))(request, echoes, owner);
    };
    const overrides = ['two.test=10.0.0.1', 'two.test=10.0.0.2'];
    const target = anIcmpTarget({ host: 'two.test', overrides, allAddresses: true });
    await expect(by(echo)(target, soon())).resolves.toMatchObject({
      reason: 'TIMEOUT',
      message: 'no reply from 10.0.0.2 to 2 echo requests within 100 ms',
      sight: { addresses: ['10.0.0.1', '10.0.0.2'], address: '10.0.0.2' },
    });
    expect(asked).toEqual(['10.0.0.1', '10.0.0.2']);
  });

  it('is CONNECT when it is said to be unreachable', async () => {
    const unreachable: Echo = (_request, echoes) => {
      echoes.refusal = '10.0.0.1 cannot be reached, says 10.0.0.254';
      return Promise.resolve();
    };
    await expect(
      by(unreachable)(anIcmpTarget({ host: '10.0.0.1' }), aContext()),
    ).resolves.toMatchObject({
      reason: 'CONNECT',
      message: '10.0.0.1 cannot be reached, says 10.0.0.254',
    });
  });

  it('is blocked where the egress policy refuses its address', async () => {
    const egress = createEgress({ deny: defaultEgressDeny, allow: [] });
    const outcome = await by(answering(1, 1))(
      anIcmpTarget({ host: '169.254.1.1' }),
      aContext({ egress }),
    );
    expect(outcome).toMatchObject({ reason: 'BLOCKED' });
  });

  it('cannot be judged without a way to send, and says what would help', async () => {
    const check = icmpChecker(names, () => Promise.resolve({ problem: 'install ping' }));
    await expect(check(anIcmpTarget({ host: '127.0.0.1' }), aContext())).rejects.toThrow(
      'install ping',
    );
  });

  it('finds a way to send here, or says what would help', () => {
    if (choice.echo === undefined) expect(choice.problem).toContain('CAP_NET_RAW');
    else expect(mayRaw || mayPing).toBe(true);
  });
});

const ways: [string, Echo | undefined][] = [
  ['raw sockets', mayRaw ? raw.rawEcho : undefined],
  ['the ping command', mayPing ? pingCommand : undefined],
];
describe.each(ways)('over %s (skipped where this process may not)', (_way, echo = answering()) => {
  const may = ways.some(([, each]) => each === echo);
  const check = by(echo);

  it.skipIf(!may)('this machine answers, over both families', async () => {
    const outcome = await check(anIcmpTarget({ host: '127.0.0.1', count: 3 }), aContext());
    expect(outcome).toMatchObject({ up: true });
    expect(outcome.latencyMs).toBeGreaterThan(0);
    expect(outcome.latencyMs).toBeLessThan(1000);
    const names6 = await check(
      anIcmpTarget({ host: '::1' }),
      aContext({ signal: AbortSignal.timeout(1000), timeoutMs: 1000 }),
    );
    // A machine without IPv6 says so at once.
    expect(names6.up || names6.reason === 'CONNECT').toBe(true);
  });

  it.skipIf(!may)(
    'nobody answers for an address that none may have, by the deadline at the latest',
    async () => {
      const timeoutMs = 400;
      const signal = AbortSignal.timeout(timeoutMs);
      const context = aContext({ signal, timeoutMs });
      const outcome = await overBy(signal, check(anIcmpTarget({ host: '240.0.0.1' }), context));
      expect(outcome.up).toBe(false);
      expect(outcome).toHaveProperty('reason', expect.stringMatching(/^(?:TIMEOUT|CONNECT)$/u));
      expect(getEventListeners(signal, 'abort')).toEqual([]);
    },
  );

  it.skipIf(!may)('the time between the requests is kept', async () => {
    const began = performance.now();
    const outcome = await check(
      anIcmpTarget({ host: '127.0.0.1', count: 3, intervalMs: 250 }),
      aContext(),
    );
    expect(outcome).toMatchObject({ up: true, sight: { icmp: { sent: 3, received: 3 } } });
    expect(performance.now() - began).toBeGreaterThanOrEqual(490);
  });

  it.skipIf(!may)('the first reply is enough where the target says so', async () => {
    const outcome = await check(
      anIcmpTarget({ host: '127.0.0.1', count: 20, intervalMs: 2000, stopAtFirstReply: true }),
      aContext(),
    );
    expect(outcome).toMatchObject({ up: true, sight: { icmp: { sent: 1, received: 1 } } });
    const hopLimit = outcome.sight?.icmp?.hopLimit;
    expect(hopLimit).toBe(64);
  });

  it.skipIf(!may)(
    'a big payload that must not be cut goes through where there is room',
    async () => {
      const target = anIcmpTarget({ host: '127.0.0.1', count: 1, size: 1472, dontFragment: true });
      expect((await check(target, aContext())).up).toBe(true);
    },
  );

  it.skipIf(!may)('a check that is not wanted any more ends at once', async () => {
    const controller = new AbortController();
    const answer = check(
      anIcmpTarget({ host: '240.0.0.1' }),
      aContext({ signal: controller.signal }),
    );
    const reason = new Error('removed');
    controller.abort(reason);
    await expect(answer).rejects.toBe(reason);
    await expect
      .poll(() => process.getActiveResourcesInfo().filter(name => /^(?:Process|Poll)/u.test(name)))
      .toEqual([]);
  });
});

it.skipIf(!mayRaw)(
  'raw sockets are shared by hundreds of checks at once (skipped without permission)',
  async () => {
    const check = by(raw?.rawEcho ?? answering());
    const { signal } = new AbortController();
    for (let round = 0; round < 3; round += 1) {
      const outcomes = await Promise.all(
        Array.from({ length: 200 }, (_, at) =>
          check(anIcmpTarget({ host: `127.0.${round}.${at + 1}`, count: 2 }), aContext({ signal })),
        ),
      );
      expect(outcomes.filter(({ up }) => up)).toHaveLength(200);
    }
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  },
);
