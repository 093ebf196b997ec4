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
    expect(typed.stop()).toEqual({ text: 'daR ', entered: false });
    expect(page).toHaveBeenCalledOnce();
  });

  it('ends with Enter, which is nothing to the page either', () => {
    addEventListener('keydown', page);
    const typed = new TypedAhead();
    for (const key of ['d', 'o', 'Backspace', 'a', 'Enter', 'x']) press(key);
    expect(typed.stop()).toEqual({ text: 'da', entered: true });
    expect(page).not.toHaveBeenCalled();
  });

  it('does not end with the Enter that chooses among candidates of a script', () => {
    const typed = new TypedAhead();
    press('Enter', { isComposing: true });
    expect(typed.stop().entered).toBe(false);
  });

  it('leaves what is no text to the page, and everything once it has stopped', () => {
    addEventListener('keydown', page);
    const typed = new TypedAhead();
    press('k', { ctrlKey: true });
    press('Escape');
    typed.stop();
    press('x');
    expect(typed.stop()).toEqual({ text: '', entered: false });
    expect(page).toHaveBeenCalledTimes(3);
  });
});
