import { describe, expect, it } from 'vitest';
import { announced, within } from './chart-figures';
import type { SeriesPoint } from './over-time';

const at = (minute: number) => new Date(Date.UTC(2026, 0, 31, 12, minute)).toISOString();
const step = { fromMs: Date.parse(at(10)), untilMs: Date.parse(at(12)) };
const unknown = { overlap: 0, overload: 0, stopped: 0, internal: 0, storage: 0 };
const pointOf = (maintenance: number): SeriesPoint => ({
  at: at(10),
  runs: { up: 1, degraded: 0, down: 0, maintenance, unknown, availability: 100 },
  latency: null,
  phases: [],
});

describe('what stands under the pointer', () => {
  it('is what happened within the step, its end not included', () => {
    const all = [9, 10, 11, 12].map(minute => ({ at: at(minute) }));
    expect(within(step, all)).toEqual([{ at: at(10) }, { at: at(11) }]);
  });

  it('names the windows that kept somebody from looking, each once', () => {
    const times = [
      { title: 'Update', from: at(0), until: at(11) },
      { title: 'Update', from: at(11), until: at(30) },
      { title: 'Move', from: at(12), until: at(30) },
      { title: 'Before', from: at(0), until: at(10) },
    ];
    expect(announced(step, pointOf(1), times)).toEqual(['Update']);
    expect(announced(step, pointOf(0), times)).toEqual([]);
    expect(announced(step, undefined, times)).toEqual([]);
  });
});
