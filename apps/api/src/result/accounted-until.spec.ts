import { aProbe } from '@dialtone/model/testing';
import { describe, expect, it } from 'vitest';
import { accountedUntil } from './accounted-until.js';

const minute = 60_000;
const stopped = Date.parse('2026-03-01T12:00:00Z');
const probe = aProbe({ cron: '10s' });
const until = (accountedAt: number | undefined, of = probe): number =>
  accountedUntil(of, { accountedAt, aliveAt: stopped }, 'UTC');

describe('accountedUntil', () => {
  it('is the last moment on record of a probe that ran to the end', () => {
    expect(until(stopped - 7000)).toBe(stopped - 7000);
  });

  it('is the end of the process before for a probe that had been paused by then', () => {
    expect(until(stopped - 30 * minute)).toBe(stopped);
  });

  it('is the last moment on record of a probe that is seldom due, however long ago that was', () => {
    const daily = aProbe({ cron: '0 0 11 * * *' });
    const yesterday = stopped - 25 * 60 * minute;
    expect(until(yesterday + 24 * 60 * minute, daily)).toBe(yesterday + 24 * 60 * minute);
    expect(until(yesterday, daily)).toBe(stopped);
  });

  it('is the end of the process before where nothing is on record', () => {
    expect(until(undefined)).toBe(stopped);
  });

  it('is when the probe was changed while nobody ran', () => {
    const updatedAt = stopped + 5 * minute;
    expect(until(stopped - 7000, aProbe({ cron: '10s', updatedAt }))).toBe(updatedAt);
  });
});
