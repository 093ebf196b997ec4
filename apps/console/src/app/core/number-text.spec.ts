import { describe, expect, it } from 'vitest';
import { countText, latencyText, percentText } from './number-text';

it.each([
  [0.42, '0.4 ms'],
  [3.2, '3.2 ms'],
  [227.6, '228 ms'],
  [1240, '1.24 s'],
  [10_000, '10 s'],
])('says a latency of %d ms as %s', (ms, text) => {
  expect(latencyText(ms)).toBe(text);
});

describe('percentText', () => {
  it('never rounds up to 100: one failure must show', () => {
    expect(percentText(99.9999)).toBe('99.99 %');
    expect(percentText(77.777)).toBe('77.78 %');
    expect(percentText(100)).toBe('100 %');
    expect(percentText(0)).toBe('0 %');
  });
});

it('parts thousands as the language does', () => {
  expect(countText(1204, 'en')).toBe('1,204');
});
