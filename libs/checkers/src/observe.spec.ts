import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { Watch } from './observe.js';
import { Down, observe } from './observe.js';
import { aContext } from './testing/index.js';

const never = () => new Promise<never>(() => undefined);
const deadline = () => new DOMException('too late', 'TimeoutError');

describe('a look', () => {
  it('that ends is up', async () => {
    const outcome = await observe(aContext(), async watch => {
      watch.enter('resolve', 'no address');
      watch.enter('connect', 'no answer');
      watch.httpStatus = 204;
      await Promise.resolve();
    });
    expect(outcome).toMatchObject({ up: true, httpStatus: 204 });
    expect(outcome.phases.map(({ name }) => name)).toEqual(['resolve', 'connect']);
  });

  it('is down also when it throws before its first promise, and leaves no listener', async () => {
    const { signal } = new AbortController();
    const outcome = await observe(aContext({ signal }), () => {
      throw new Down('BLOCKED', 'not allowed');
    });
    expect(outcome).toMatchObject({ up: false, reason: 'BLOCKED', message: 'not allowed' });
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('that says why it is down, is down', async () => {
    const outcome = await observe(aContext(), () => Promise.reject(new Down('BODY', 'not there')));
    expect(outcome).toMatchObject({ up: false, reason: 'BODY', message: 'not there' });
  });

  it('adds up a phase that comes again, and its phases never exceed the latency', async () => {
    const outcome = await observe(aContext(), async watch => {
      for (const phase of ['connect', 'processing', 'connect', 'processing'] as const) {
        watch.enter(phase, 'nothing');
        await new Promise(setImmediate);
      }
    });
    expect(outcome.phases.map(({ name }) => name)).toEqual(['connect', 'processing']);
    const sum = outcome.phases.reduce((total, { durationMs }) => total + durationMs, 0);
    expect(sum).toBeLessThanOrEqual(outcome.latencyMs);
  });

  it('throws what is a bug', async () => {
    const bug = new TypeError('ours');
    await expect(observe(aContext(), () => Promise.reject(bug))).rejects.toBe(bug);
  });
});

describe('the end of a look', () => {
  it('is TIMEOUT at the deadline, with what was waited for and the phases reached', async () => {
    const controller = new AbortController();
    const answer = observe(aContext({ signal: controller.signal, timeoutMs: 250 }), watch => {
      watch.enter('resolve', 'no address');
      watch.enter('connect', 'no answer from 10.0.0.1:80');
      return never();
    });
    controller.abort(deadline());
    await expect(answer).resolves.toMatchObject({
      up: false,
      reason: 'TIMEOUT',
      message: 'no answer from 10.0.0.1:80 within 250 ms',
      phases: [{ name: 'resolve' }, { name: 'connect' }],
    });
  });

  it('is the judgement of what came so far, where a page has one', async () => {
    const at = async (judge: () => void) => {
      const controller = new AbortController();
      const answer = observe(aContext({ signal: controller.signal }), watch => {
        watch.atDeadline = judge;
        return never();
      });
      controller.abort(deadline());
      return answer;
    };
    await expect(at(() => undefined)).resolves.toMatchObject({ up: true });
    await expect(
      at(() => {
        throw new Down('LOSS', 'too few');
      }),
    ).resolves.toMatchObject({ reason: 'LOSS' });
  });

  it('rejects with the reason when the check is not wanted any more', async () => {
    const controller = new AbortController();
    const answer = observe(aContext({ signal: controller.signal }), never);
    const reason = new Error('removed');
    controller.abort(reason);
    await expect(answer).rejects.toBe(reason);
  });

  it('does not begin under a signal that is aborted already', async () => {
    let begun = 0;
    const under = (signal: AbortSignal) =>
      observe(aContext({ signal }), () => {
        begun += 1;
        return never();
      });
    await expect(under(AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
    await expect(under(AbortSignal.abort(deadline()))).resolves.toMatchObject({
      reason: 'TIMEOUT',
      message: 'no answer within 10000 ms',
    });
    expect(begun).toBe(0);
  });

  it('lets go of everything, last things first, and of the signal', async () => {
    const { signal } = new AbortController();
    const released: string[] = [];
    await observe(aContext({ signal }), async watch => {
      watch.own(() => released.push('socket'));
      watch.own(() => released.push('request'));
      await Promise.resolve();
    });
    expect(released).toEqual(['request', 'socket']);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('releases at once what a look opens after its end', async () => {
    const controller = new AbortController();
    let late: Watch | undefined;
    const answer = observe(aContext({ signal: controller.signal }), watch => {
      late = watch;
      return never();
    });
    controller.abort(deadline());
    await answer;
    let released = false;
    expect(() => {
      late?.own(() => {
        released = true;
      });
    }).toThrow('The check is over.');
    expect(released).toBe(true);
  });
});
