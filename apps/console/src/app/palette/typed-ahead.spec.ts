import { afterEach, describe, expect, it, vi } from 'vitest';
import { TypedAhead } from './typed-ahead';

const press = (key: string, more: KeyboardEventInit = {}) =>
  dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true, ...more }));

describe('what is typed ahead', () => {
  const page = vi.fn();
  afterEach(() => {
    removeEventListener('keydown', page);
    page.mockClear();
  });

  it('is kept letter by letter, and is no key of the page below', () => {
    addEventListener('keydown', page);
    const typed = new TypedAhead();
    for (const key of ['d', 'a', 'Shift', 'R', ' ']) press(key);
    expect(typed.stop()).toBe('daR ');
    expect(page).toHaveBeenCalledOnce();
  });

  it('leaves what is no text to the page, and everything once it has stopped', () => {
    addEventListener('keydown', page);
    const typed = new TypedAhead();
    press('k', { ctrlKey: true });
    press('Escape');
    typed.stop();
    press('x');
    expect(typed.stop()).toBe('');
    expect(page).toHaveBeenCalledTimes(3);
  });
});
