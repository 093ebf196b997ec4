import { describe, expect, it } from 'vitest';
import { anUpdate, aResult, aRow, someUpdates } from '../../testing/fixtures';
import { isStale, withResult, withUpdates } from './live-rows';

const early = '2026-01-31T12:00:00.000Z';
const late = '2026-01-31T12:00:01.000Z';

describe('withResult', () => {
  it('gives a row its result and leaves the others as they are', () => {
    const rows = [aRow({ id: '1' }), aRow({ id: '2' })];
    const patched = withResult(rows, aResult({ probeId: '1', startedAt: late, latencyMs: 2 }));
    expect(patched[0]?.lastResult?.latencyMs).toBe(2);
    expect(patched[1]).toBe(rows[1]);
  });

  it('does not go back in time', () => {
    const rows = [aRow({ id: '1', lastResult: aResult({ startedAt: late, latencyMs: 2 }) })];
    expect(withResult(rows, aResult({ probeId: '1', startedAt: early }))[0]).toBe(rows[0]);
  });
});

describe('withUpdates', () => {
  it('shows a probe as it stands now, and leaves the others as they are', () => {
    const rows = [aRow({ id: '1', state: 'UP' }), aRow({ id: '2' })];
    const seen = { lastCheckAt: late, up: false, latencyMs: 3, reason: 'CONNECT' } as const;
    const patched = withUpdates(rows, [
      anUpdate({ id: '1', state: 'DOWN', successRate: 50, ...seen }),
      anUpdate({ id: '9' }),
    ]);
    expect(patched[0]).toEqual({
      ...rows[0],
      state: 'DOWN',
      successRate: 50,
      lastResult: { startedAt: late, up: false, latencyMs: 3, reason: 'CONNECT', message: null },
    });
    expect(patched[1]).toBe(rows[1]);
  });

  it('takes settings that were saved, and no result that is older than the one it shows', () => {
    const last = aResult({ startedAt: late, latencyMs: 2 });
    const { id, name, application, tags, type, address, cron, enabled } = aRow({ name: 'new' });
    const probe = { id, name, application, tags, type, address, cron, enabled };
    const seen = { lastCheckAt: early, up: true, latencyMs: 1 };
    const [row] = withUpdates([aRow({ lastResult: last })], [anUpdate({ probe, ...seen })]);
    expect([row?.name, row?.lastResult?.latencyMs]).toEqual(['new', 2]);
  });
});

describe('isStale', () => {
  const rows = [aRow({ id: '1' })];
  const down = someUpdates({ updates: [anUpdate({ id: '1', state: 'DOWN' })] });

  it('is patched in place when a shown row changes its state', () => {
    expect(isStale(rows, down, { changes: 1, stateDecides: false })).toBe(false);
  });

  it('is left alone when nothing but checks came', () => {
    const checked = someUpdates({ updates: [anUpdate()], checks: 3 });
    expect(isStale(rows, checked, { changes: 0, stateDecides: true })).toBe(false);
  });

  it('is asked for again when a row may come, go, or no longer fit', () => {
    expect(isStale(rows, someUpdates(), { changes: 1, stateDecides: false })).toBe(true);
    expect(isStale(rows, down, { changes: 2, stateDecides: false })).toBe(true);
    expect(isStale(rows, down, { changes: 1, stateDecides: true })).toBe(true);
    const gone = someUpdates({ removed: ['1'] });
    expect(isStale(rows, gone, { changes: 0, stateDecides: false })).toBe(true);
  });
});
