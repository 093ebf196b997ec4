import { OverlayContainer } from '@angular/cdk/overlay';
import { ApplicationRef } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../core/api-error';
import { Language } from '../core/language';
import { provideTexts } from '../testing/texts';
import { patienceMs } from '../testing/patience';
import { Annotator } from './annotator';
import { HistoryApi } from './history-api';

const api = { annotate: vi.fn(), deleteAnnotation: vi.fn() };

async function annotator() {
  TestBed.configureTestingModule({
    providers: [provideTexts(), { provide: HistoryApi, useValue: api }],
  });
  await TestBed.inject(Language).choose('en');
  const overlay = TestBed.inject(OverlayContainer).getContainerElement();
  const stable = () => TestBed.inject(ApplicationRef).whenStable();
  return {
    annotator: TestBed.inject(Annotator),
    overlay,
    stable,
    appears: (selector: string) =>
      vi.waitFor(() => {
        const found = overlay.querySelector<HTMLElement>(selector);
        if (found === null) throw new Error(`There is no ${selector} yet.`);
        return found;
      }, patienceMs),
    type: (field: string, text: string) => {
      const input = overlay.querySelector<HTMLInputElement>(`[id="${field}"]`);
      if (input === null) throw new Error(`There is no field ${field}.`);
      input.value = text;
      input.dispatchEvent(new Event('input'));
    },
    press: async (word: string) => {
      [...overlay.querySelectorAll('button')]
        .find(({ textContent }) => textContent.trim() === word)
        ?.click();
      await stable();
    },
  };
}

describe('Annotator', () => {
  beforeEach(() => {
    vi.clearAllMocks();
    api.annotate.mockResolvedValue(undefined);
    api.deleteAnnotation.mockResolvedValue(undefined);
  });

  it('tells of what was filled in, for whom it was chosen', async () => {
    const { annotator: it, appears, type, press, overlay } = await annotator();
    const told = it.tell({ id: '7', application: 'shop' });
    await appears('#title');
    type('title', 'shop 1.4.2');
    type('url', 'https://ci.example.com/7');
    overlay.querySelectorAll<HTMLInputElement>('input[type=radio]')[0]?.click();
    await press('Save');
    expect(await told).toBe(true);
    expect(api.annotate).toHaveBeenCalledWith(
      expect.objectContaining({
        ...{ title: 'shop 1.4.2', url: 'https://ci.example.com/7' },
        ...{ probeIds: ['7'], applications: [] },
      }),
    );
  });

  it('begins with the time that was pointed at', async () => {
    const { annotator: it, appears, press } = await annotator();
    const told = it.tell({ id: '7', application: null }, new Date(2026, 0, 31, 14, 5).getTime());
    expect((await appears('[id=at]')).getAttribute('type')).toBe('datetime-local');
    expect(((await appears('[id=at]')) as HTMLInputElement).value).toBe('2026-01-31T14:05');
    await press('Cancel');
    expect(await told).toBe(false);
  });

  it('puts what the API finds wrong beside its field, and loses nothing', async () => {
    const problems = [{ path: ['url'], message: '"ftp://x" is not the URL of a page.' }];
    api.annotate.mockRejectedValueOnce(new ApiError('BAD_USER_INPUT', 'x', problems));
    const { annotator: it, appears, type, press, overlay } = await annotator();
    const told = it.tell({ id: '7', application: null });
    await appears('#title');
    type('title', 'a change');
    type('url', 'ftp://x');
    await press('Save');
    expect((await appears('#url-problem')).textContent).toContain('is not the URL of a page');
    expect(overlay.querySelector<HTMLInputElement>('#title')?.value).toBe('a change');
    await press('Cancel');
    expect(await told).toBe(false);
  });

  it('deletes only what was agreed to', async () => {
    const { annotator: it, appears, press } = await annotator();
    const kept = it.takeBack({ id: '3', title: 'shop 1.4.2' });
    expect((await appears('mat-dialog-container li')).textContent).toContain('shop 1.4.2');
    await press('Cancel');
    expect(await kept).toBe(false);
    expect(api.deleteAnnotation).not.toHaveBeenCalled();
    const gone = it.takeBack({ id: '3', title: 'shop 1.4.2' });
    await appears('mat-dialog-container li');
    await press('Delete');
    expect(await gone).toBe(true);
    expect(api.deleteAnnotation).toHaveBeenCalledWith('3');
  });
});
