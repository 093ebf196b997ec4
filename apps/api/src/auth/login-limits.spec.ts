import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LoginLimits, mostFailures } from './login-limits.js';

const minute = 60_000;
const at = (ip: string, username = 'ada') => ({ username, ip });
const home = at('192.0.2.1');

describe('LoginLimits', () => {
  let limits: LoginLimits;
  const fail = async (times: number, attempt: (time: number) => typeof home) => {
    for (let time = 0; time < times; time += 1) await limits.admit(attempt(time));
  };
  beforeEach(() => {
    // The library asks Date itself.
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
    limits = new LoginLimits();
  });
  afterEach(() => vi.useRealTimers());

  it('lets ten failures of a user from one address through, and says how long to wait then', async () => {
    await fail(mostFailures.ofUserFromAddress, () => home);
    vi.advanceTimersByTime(5 * minute);
    await expect(limits.admit(home)).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      message: 'Too many attempts. Try again in 600 s.',
    });
    vi.advanceTimersByTime(10 * minute);
    await limits.admit(home);
  });

  it('is not fooled by another spelling of the name', async () => {
    await fail(mostFailures.ofUserFromAddress, time => at(home.ip, time % 2 ? 'ADA' : 'adá '));
    await expect(limits.admit(home)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });

  it('limits an address whatever names it tries', async () => {
    await fail(mostFailures.ofAddress, time => at(home.ip, `user${time}`));
    await expect(limits.admit(at(home.ip, 'another'))).rejects.toMatchObject({
      code: 'RATE_LIMITED',
    });
    await limits.admit(at('192.0.2.2', 'another'));
  });

  it('limits a user wherever the guesses come from, but not where the user signed in before', async () => {
    await limits.admit(home);
    await limits.forgive(home);
    await fail(mostFailures.ofUser, time => at(`198.51.100.${time % 20}`));
    await expect(limits.admit(at('203.0.113.1'))).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    await limits.admit(home);
  });

  it('lets one address use up only its own share of what a user has', async () => {
    await Promise.allSettled(Array.from({ length: 500 }, () => limits.admit(home)));
    await limits.admit(at('203.0.113.1'));
  });

  it('starts a user anew after a success, but not the address', async () => {
    for (let time = 0; time < mostFailures.ofAddress; time += 1) {
      await limits.admit(at(home.ip, `user${time}`));
    }
    await limits.forgive(at(home.ip, 'user0'));
    await limits.admit(at(home.ip, 'user0'));
    await expect(limits.admit(at(home.ip, 'user0'))).rejects.toMatchObject({
      code: 'RATE_LIMITED',
    });
  });

  it('counts attempts that come at once before it lets any through', async () => {
    const answers = await Promise.allSettled(Array.from({ length: 25 }, () => limits.admit(home)));
    const through = answers.filter(({ status }) => status === 'fulfilled');
    expect(through).toHaveLength(mostFailures.ofUserFromAddress);
  });
});
