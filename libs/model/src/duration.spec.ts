import { describe, expect, it } from 'vitest';
import { durationParts, readDuration, writeDuration } from './duration.js';

describe('a duration', () => {
  it.each([
    ['1ns', 1e-6],
    ['1us', 1e-3],
    ['1µs', 1e-3],
    ['1.5s', 1500],
    ['1h1m1s1ms', 3_661_001],
    ['1.1s', 1100],
    ['0.1h', 360_000],
    ['2.3m', 138_000],
    ['1s1s', 2000],
    ['半小时', undefined],
    ['1', undefined],
    ['s', undefined],
    ['1.2.3s', undefined],
    ['1s ago', undefined],
    ['', undefined],
  ])('%j is %s ms', (text, ms) => {
    expect(readDuration(text.normalize('NFKC'))).toBe(ms);
  });

  it('is written as Go does, without zeros', () => {
    expect(writeDuration(1000)).toBe('1s');
    expect(writeDuration(3_600_000)).toBe('1h');
    expect(writeDuration(86_400_000 + 61_000)).toBe('24h1m1s');
  });

  it('has its parts from the longest to the shortest', () => {
    expect(durationParts(5_430_000)).toEqual([
      { amount: 1, unit: 'hour' },
      { amount: 30, unit: 'minute' },
      { amount: 30, unit: 'second' },
    ]);
  });
});
