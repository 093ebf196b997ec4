import { describe, expect, it } from 'vitest';
import { aWindow } from '../testing/a-window';
import { inOrder, phaseOf } from './window-order';

const open = (until: string | null) => ({ from: '2026-01-01T00:00:00.000Z', until });

describe('the windows', () => {
  it('stand with what is on now first, and what is over last', () => {
    const windows = [
      aWindow({ id: 'over long ago', until: '2025-01-01T01:00:00.000Z' }),
      aWindow({ id: 'over', until: '2025-06-01T01:00:00.000Z' }),
      aWindow({ id: 'later', opensNext: '2026-03-01T00:00:00.000Z' }),
      aWindow({ id: 'next', opensNext: '2026-02-01T00:00:00.000Z' }),
      aWindow({ id: 'without end', current: open(null) }),
      aWindow({ id: 'now', current: open('2026-01-01T01:00:00.000Z') }),
    ];
    expect(inOrder(windows).map(({ id }) => id)).toEqual([
      'now',
      'without end',
      'next',
      'later',
      'over',
      'over long ago',
    ]);
    expect(inOrder(windows).map(phaseOf)).toEqual(['now', 'now', 'ahead', 'ahead', 'over', 'over']);
  });
});
