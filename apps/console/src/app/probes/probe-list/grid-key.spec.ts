import { describe, expect, it } from 'vitest';
import { gridKey } from './grid-key';

const bare = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };
const place = { page: 20, last: 99 };

describe('a key in a grid', () => {
  it.each([
    ['ArrowDown', { by: 1 }],
    ['PageUp', { by: -20 }],
    ['Home', { to: 0 }],
    ['End', { to: 99 }],
    [' ', { tick: 'row' }],
    ['Enter', { open: true }],
    ['q', undefined],
  ])('%j means %j', (key, meaning) => {
    expect(gridKey({ ...bare, key }, place)).toEqual(meaning);
  });

  it('ticks from the last tick on with Shift', () => {
    expect(gridKey({ ...bare, key: ' ', shiftKey: true }, place)).toEqual({ tick: 'range' });
  });

  it('belongs to the browser with Ctrl', () => {
    expect(gridKey({ ...bare, key: 'End', ctrlKey: true }, place)).toBeUndefined();
  });

  it('goes on by one row where not even one page is in sight', () => {
    expect(gridKey({ ...bare, key: 'PageDown' }, { page: -3, last: 1 })).toEqual({ by: 1 });
  });
});
