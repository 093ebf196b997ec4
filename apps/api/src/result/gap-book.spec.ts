import { describe, expect, it } from 'vitest';
import { GapBook } from './gap-book.js';

const one = (at: number) => ({ firstAt: at, lastAt: at, runs: 1 });

describe('GapBook', () => {
  it('makes one gap of what follows each other evenly, for one reason', () => {
    const book = new GapBook();
    for (const at of [10, 20, 30]) book.add(1, 'overload', one(at));
    book.add(1, 'overload', { firstAt: 40, lastAt: 60, runs: 3 });
    expect(book.take(9).map(({ gap }) => gap)).toEqual([
      { probeId: 1, reason: 'overload', firstAt: 10, lastAt: 60, runs: 6 },
    ]);
  });

  it.each([
    ['of another reason', 'stopped' as const, 30],
    ['at another distance', 'overload' as const, 35],
    ['of before, as when the clock was set back', 'overload' as const, 15],
  ])('begins another gap with what is %s', (_, reason, at) => {
    const book = new GapBook();
    book.add(1, 'overload', { firstAt: 10, lastAt: 20, runs: 2 });
    book.add(1, reason, one(at));
    expect(book.take(9)).toHaveLength(2);
  });

  it('gives a gap that has grown since it was written again, and settles each run once', () => {
    const book = new GapBook();
    book.add(1, 'stopped', one(10));
    const first = book.take(9);
    book.add(1, 'stopped', one(20));
    expect(book.recorded(first)).toEqual([{ reason: 'stopped', runs: 1 }]);
    const second = book.take(9);
    expect(second.map(({ gap }) => gap.runs)).toEqual([2]);
    expect(book.recorded(second)).toEqual([{ reason: 'stopped', runs: 1 }]);
    expect(book.take(9)).toEqual([]);
  });

  it('lets a gap go on past runs that were missed for another reason', () => {
    const book = new GapBook();
    for (const at of [10, 30, 50]) {
      book.add(1, 'overlap', one(at));
      book.add(1, 'storage', one(at + 10));
    }
    expect(book.take(9).map(({ gap }) => [gap.reason, gap.firstAt, gap.lastAt, gap.runs])).toEqual([
      ['overlap', 10, 50, 3],
      ['storage', 20, 60, 3],
    ]);
  });

  const evenly = { firstAt: 10, lastAt: 20, runs: 2 };
  const hourMs = 3_600_000;

  it.each([
    ['its next run may still be said to be missed', evenly, 40, 3],
    ['that one is over', evenly, 41, 1],
    ['another may follow one that was alone', one(20), 20 + 2 * hourMs, 2],
    ['none did for two hours', one(20), 21 + 2 * hourMs, 1],
  ])('lets what is on record go on while %s', (_, span, now, runs) => {
    const book = new GapBook();
    book.add(1, 'overlap', span);
    book.add(1, 'storage', one(now));
    book.recorded(book.take(9));
    book.forgetOver(now);
    book.add(1, 'overlap', one(30));
    expect(book.take(9).map(({ gap }) => gap.runs)).toEqual([runs]);
  });

  it.each(['waits', 'is on its way'])('forgets nothing that %s, however old it is', how => {
    const book = new GapBook();
    book.add(1, 'overlap', evenly);
    if (how === 'is on its way') book.take(9);
    book.forgetOver(1_000_000);
    book.add(1, 'overlap', one(30));
    expect(book.take(9).map(({ gap }) => gap.runs)).toEqual([3]);
  });

  it.each([
    ['for one reason', ['overlap']],
    ['for reasons in turn', ['overlap', 'storage', 'overload']],
  ] as const)(
    'stays bounded while the database is away, and loses no run missed %s',
    (_, reasons) => {
      const book = new GapBook();
      const runs = 60_000;
      for (let run = 0; run < runs; run += 1)
        book.add(1, reasons[run % reasons.length] ?? 'overlap', one(run * run));
      expect(book.size).toBeLessThanOrEqual(50_003);
      const taken = book.take(runs);
      expect(taken.reduce((sum, { gap }) => sum + gap.runs, 0)).toBe(runs);
    },
  );
});
