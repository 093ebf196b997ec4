import { describe, expect, it } from 'vitest';
import { samplesIn, sumOf } from './exposition.ts';
import { between, histogramOf, mostOf, quantileOf } from './histogram.ts';

const text = [
  '# HELP late_seconds From due to started.',
  '# TYPE late_seconds histogram',
  'late_seconds_bucket{le="0.01"} 90',
  'late_seconds_bucket{le="0.05"} 99',
  'late_seconds_bucket{le="0.1"} 100',
  'late_seconds_bucket{le="+Inf"} 100',
  'late_seconds_sum 0.7',
  'runs_total{ending="up",name="a \\"b\\", {c}"} 7',
  'runs_total{ending="down",name="a"} 2 1700000000000',
  'other 1',
].join('\n');
const samples = samplesIn(text, /^(?:late|runs)_/u);

describe('an exposition', () => {
  it('is read family by family, and adds up by labels', () => {
    expect(samples.map(({ name }) => name)).not.toContain('other');
    expect(sumOf(samples, 'runs_total')).toBe(9);
    expect(sumOf(samples, 'runs_total', { ending: 'up' })).toBe(7);
    expect(samples.find(({ labels }) => labels.ending === 'up')?.labels.name).toBe(
      'a \\"b\\", {c}',
    );
  });
});

describe('a histogram', () => {
  const histogram = histogramOf(samples, 'late_seconds');

  it('tells quantiles straight through their bucket', () => {
    expect(quantileOf(histogram, 0.45)).toBeCloseTo(0.005);
    expect(quantileOf(histogram, 0.99)).toBeCloseTo(0.05);
  });

  it('tells the bound that nothing was above', () => {
    expect(mostOf(histogram)).toBe(0.1);
  });

  it('forgets what was there before', () => {
    const before = histogram.map(({ upTo }) => ({ upTo, count: upTo < 0.05 ? 80 : 89 }));
    expect(between(before, histogram).map(({ count }) => count)).toEqual([10, 10, 11, 11]);
  });

  it('knows nothing where nothing was counted', () => {
    expect(quantileOf([{ upTo: Infinity, count: 0 }], 0.99)).toBeNaN();
  });
});
