import { describe, expect, it } from 'vitest';
import { latencyTick, timeTicks } from './plot-ticks';

const at = (text: string) => new Date(`2026-01-${text}`).getTime() / 1000;

describe('the ticks of a chart', () => {
  it('are clocks, and the date where a day begins', () => {
    expect(timeTicks([at('30T12:00'), at('30T18:00'), at('31T00:00')], 21_600, 'en-GB')).toEqual([
      ...['12:00', '18:00', '31 Jan'],
    ]);
  });

  it('are dates where they stand days apart, and months beyond', () => {
    expect(timeTicks([at('30T00:00')], 86_400, 'en-GB')).toEqual(['30 Jan']);
    expect(timeTicks([at('01T00:00')], 30 * 86_400, 'en-GB')).toEqual(['Jan 2026']);
  });

  it('have seconds where they stand close', () => {
    expect(timeTicks([at('30T12:00:30')], 10, 'en-GB')).toEqual(['12:00:30']);
  });

  it('tell latencies with their unit', () => {
    expect([200, 1500].map(latencyTick)).toEqual(['200 ms', '1.5 s']);
  });
});
