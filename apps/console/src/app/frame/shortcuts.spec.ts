import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Commands } from '../core/commands';
import { Shortcuts } from './shortcuts';

const [create, go, palette] = [vi.fn(), vi.fn(), vi.fn()];

function press(
  key: string,
  difference: KeyboardEventInit = {},
  target: HTMLElement = document.body,
) {
  const event = new KeyboardEvent('keydown', { key, cancelable: true, ...difference });
  Object.defineProperty(event, 'target', { value: target });
  TestBed.inject(Shortcuts).obey(event);
  return event.defaultPrevented;
}

describe('the keys', () => {
  beforeEach(() => {
    vi.clearAllMocks();
    TestBed.runInInjectionContext(() => {
      TestBed.inject(Commands).offer(() => [
        { id: 'new', group: 'do', words: '', keys: 'n', run: create },
        { id: 'go', group: 'go', words: '', keys: 'g n', run: go },
        { id: 'palette', group: 'do', words: '', keys: 'mod+k', run: palette },
      ]);
    });
  });

  it('do what their commands say, two of them before one', () => {
    expect(press('n')).toBe(true);
    expect(create).toHaveBeenCalledOnce();
    press('g');
    press('n');
    expect(go).toHaveBeenCalledOnce();
    expect(create).toHaveBeenCalledOnce();
    expect(press('q')).toBe(false);
  });

  it('are letters while somebody types, but for those with Ctrl', () => {
    const field = document.createElement('input');
    expect(press('n', {}, field)).toBe(false);
    expect(create).not.toHaveBeenCalled();
    expect(press('k', { ctrlKey: true }, field)).toBe(true);
    expect(palette).toHaveBeenCalledOnce();
  });
});
