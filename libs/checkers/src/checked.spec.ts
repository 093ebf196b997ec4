import type { TcpTarget } from '@dialtone/model';
import { describe, expect, it } from 'vitest';
import { checked, type Look } from './checked.js';
import { Down } from './observe.js';
import { aContext, aTcpTarget } from './testing/index.js';

const aTarget = (given: Partial<TcpTarget>) => aTcpTarget({ host: 'a.test', port: 1, ...given });

const answered: Look<TcpTarget> = (_, watch) => {
  watch.sight.talk = { reply: '220 ready', bytes: 9, captures: {}, steps: 1 };
  return Promise.resolve();
};
const broken: Look<TcpTarget> = () => Promise.reject(new Down('CONNECT', 'refused'));
const blocked: Look<TcpTarget> = () => Promise.reject(new Down('BLOCKED', 'refused by us'));

const ready = { subject: 'REPLY', comparison: 'CONTAINS', values: ['ready'] } as const;
const gone = { subject: 'REPLY', comparison: 'CONTAINS', values: ['gone'] } as const;
const down = { severity: 'DOWN' } as const;
const degraded = { severity: 'DEGRADED' } as const;

const check = (look: Look<TcpTarget>, given: Partial<TcpTarget>) =>
  checked(look)(aTarget(given), aContext());

describe('a check with expectations', () => {
  it('is up when all hold, and says so of each', async () => {
    const expectations = [{ ...ready, ...down, values: [...ready.values] }];
    await expect(check(answered, { expectations })).resolves.toMatchObject({
      up: true,
      judged: [{ held: true, actual: '220 ready' }],
    });
  });

  it('is down for the reason of the first that does not', async () => {
    const expectations = [
      { ...ready, ...down, values: ['ready'] },
      { ...gone, ...down, values: ['gone'] },
      { ...gone, ...degraded, values: ['away'] },
    ];
    await expect(check(answered, { expectations })).resolves.toMatchObject({
      up: false,
      reason: 'ANSWER',
      message: 'expected reply contains “gone”, but it is “220 ready”',
      judged: [{ held: true }, { held: false }, { held: false }],
    });
  });

  it('is up but degraded when only warnings do not hold', async () => {
    const expectations = [{ ...gone, ...degraded, values: ['gone'] }];
    await expect(check(answered, { expectations })).resolves.toMatchObject({
      up: true,
      degraded: 'expected reply contains “gone”, but it is “220 ready”',
    });
  });

  it('stays down for what came before any answer, and judges what can be judged', async () => {
    const expectations = [{ ...ready, ...down, values: ['ready'] }];
    await expect(check(broken, { expectations })).resolves.toMatchObject({
      up: false,
      reason: 'CONNECT',
      judged: [{ held: false }],
    });
  });

  it('has no word on them without any', async () => {
    expect(await check(answered, {})).not.toHaveProperty('judged');
  });
});

describe('an inverted check', () => {
  it('is down when the target answers', async () => {
    await expect(check(answered, { inverted: true })).resolves.toMatchObject({
      up: false,
      reason: 'INVERTED',
      message: 'the target answers as expected, and must not',
    });
  });

  it('is up when the target does not', async () => {
    const outcome = await check(broken, { inverted: true });
    expect(outcome).toMatchObject({ up: true });
    expect(outcome).not.toHaveProperty('message');
  });

  it('is up when the answer is not as expected', async () => {
    const expectations = [{ ...gone, ...down, values: ['gone'] }];
    await expect(check(answered, { inverted: true, expectations })).resolves.toMatchObject({
      up: true,
    });
  });

  it('stays blocked where our own policy kept it from looking', async () => {
    await expect(check(blocked, { inverted: true })).resolves.toMatchObject({
      up: false,
      reason: 'BLOCKED',
    });
  });
});
