import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter, Router } from '@angular/router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Api } from '../core/api';
import { Commands } from '../core/commands';
import { Language } from '../core/language';
import { provideTexts } from '../testing/texts';
import { patienceMs } from '../testing/patience';
import { PaletteOpener } from './palette-opener';

@Component({ template: '' })
class Nowhere {}

const dark = vi.fn();
const api = { request: vi.fn() };
const shop = {
  id: '7',
  name: 'shop',
  application: 'sales',
  address: 'https://shop.example.com',
  state: 'DOWN',
};

/** Puts what the palette needs in place. */
async function prepared() {
  TestBed.configureTestingModule({
    providers: [
      provideTexts(),
      provideRouter([{ path: '**', component: Nowhere }]),
      { provide: Api, useValue: api },
    ],
  });
  await TestBed.inject(Language).choose('en');
  TestBed.runInInjectionContext(() => {
    TestBed.inject(Commands).offer(() => [
      { id: 'go', group: 'go', words: 'Settings', run: () => undefined },
      { id: 'dark', group: 'look', words: 'Theme: dark', keys: 'd', run: dark },
    ]);
  });
}

/** Opens the palette and types into it. */
async function opened() {
  await prepared();
  await TestBed.inject(PaletteOpener).open();
  const root = await vi.waitFor(() => {
    TestBed.tick();
    const found = document.querySelector<HTMLElement>('app-palette');
    expect(found).not.toBeNull();
    return found as HTMLElement;
  }, patienceMs);
  const input = root.querySelector('input') as HTMLInputElement;
  const options = () => [...root.querySelectorAll('[role=option]')];
  return {
    input,
    words: () => options().map(each => each.querySelector('.words')?.textContent),
    active: () =>
      root.querySelector(`[id="${input.getAttribute('aria-activedescendant') ?? ''}"] .words`)
        ?.textContent,
    selected: () => options().filter(each => each.getAttribute('aria-selected') === 'true').length,
    type: (text: string) => {
      input.value = text;
      input.dispatchEvent(new Event('input'));
    },
    press: (key: string) => {
      input.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      TestBed.tick();
    },
  };
}

describe('the palette', () => {
  beforeEach(() => {
    vi.clearAllMocks();
    api.request.mockResolvedValue({ probes: { total: 1, items: [shop] } });
  });
  afterEach(() => {
    TestBed.inject(MatDialog).closeAll();
  });

  it('has the focus once letters are not kept for it any more, before the page is drawn', async () => {
    await prepared();
    await TestBed.inject(PaletteOpener).open();
    expect(document.activeElement).toBe(document.querySelector('app-palette input'));
  });

  it('does what was typed and entered while it opened', async () => {
    await prepared();
    const opening = TestBed.inject(PaletteOpener).open();
    for (const key of ['d', 'a', 'Enter'])
      dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
    await opening;
    await vi.waitFor(() => {
      expect(dark).toHaveBeenCalledOnce();
    }, patienceMs);
  });

  it('offers what can be done, and takes the focus', async () => {
    const palette = await opened();
    expect(palette.words()).toEqual(['Settings', 'Theme: dark']);
    expect(palette.active()).toBe('Settings');
    expect(api.request).not.toHaveBeenCalled();
  });

  it('goes round by arrows, with one option selected, and does what Enter takes', async () => {
    const palette = await opened();
    palette.press('ArrowDown');
    expect(palette.active()).toBe('Theme: dark');
    palette.press('ArrowDown');
    expect(palette.active()).toBe('Settings');
    palette.press('ArrowUp');
    expect(palette.selected()).toBe(1);
    palette.press('Enter');
    await vi.waitFor(() => {
      expect(dark).toHaveBeenCalledOnce();
    }, patienceMs);
  });

  it('asks the server once for what is typed, and goes to the probe that is taken', async () => {
    const palette = await opened();
    const go = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    for (const text of ['s', 'sh', 'shop']) palette.type(text);
    await vi.waitFor(() => {
      TestBed.tick();
      expect(palette.words()).toEqual(['shop']);
    }, patienceMs);
    expect(api.request).toHaveBeenCalledOnce();
    expect(api.request.mock.calls[0]?.[1]).toEqual({ search: 'shop' });
    palette.press('Enter');
    await vi.waitFor(() => {
      expect(go).toHaveBeenCalledWith(['/probes', '7'], { queryParams: {} });
    }, patienceMs);
  });
});
