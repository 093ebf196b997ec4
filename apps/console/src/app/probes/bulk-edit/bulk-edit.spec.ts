import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Language } from '../../core/language';
import { provideTexts } from '../../testing/texts';
import { patienceMs } from '../../testing/patience';
import { BulkEdit } from './bulk-edit';
import { BulkEditApi, type BulkOutcome, type BulkPreview, type BulkRow } from './bulk-edit-api';

const row = (difference: Partial<BulkRow> = {}): BulkRow => ({
  id: '1',
  name: 'checkout-api',
  problem: null,
  changes: [{ field: 'cron', before: '30s', after: '5m' }],
  ...difference,
});
const preview = (difference: Partial<BulkPreview> = {}): BulkPreview => ({
  id: 'p',
  ...{ selected: 3, changing: 1, refused: 0 },
  rows: [row()],
  ...difference,
});
const outcome: BulkOutcome = {
  ...{ changed: 1, refused: 0, problems: [] },
  ...{ undoId: 'u', undoUntil: null },
};

const api = { preview: vi.fn(), rows: vi.fn(), apply: vi.fn() };
const dialog = { close: vi.fn() };

async function open() {
  TestBed.configureTestingModule({
    providers: [
      provideTexts(),
      { provide: BulkEditApi, useValue: api },
      { provide: MatDialogRef, useValue: dialog },
      {
        provide: MAT_DIALOG_DATA,
        useValue: { ids: ['1', '2', '3'], names: { applications: ['shop'], tags: [] } },
      },
    ],
  });
  await TestBed.inject(Language).choose('en');
  const fixture = TestBed.createComponent(BulkEdit);
  await fixture.whenStable();
  const page = fixture.nativeElement as HTMLElement;
  const button = (text: string) =>
    [...page.querySelectorAll('button')].find(each => each.textContent.includes(text));
  return {
    page,
    button,
    async schedule(text: string) {
      button('Schedule')?.click();
      await fixture.whenStable();
      const field = page.querySelector<HTMLInputElement>('[id="bulk.cron"]');
      if (field === null) throw new Error('There is no field for the schedule.');
      field.value = text;
      field.dispatchEvent(new Event('input'));
      await fixture.whenStable();
    },
    stable: () => fixture.whenStable(),
  };
}

describe('the form for many probes', () => {
  beforeEach(() => {
    vi.clearAllMocks();
    api.preview.mockResolvedValue(preview());
    api.apply.mockResolvedValue(outcome);
  });

  it('changes nothing of itself', async () => {
    const form = await open();
    expect(form.page.textContent).toContain('Edit 3 probes');
    expect(form.button('Nothing to change')?.disabled).toBe(true);
    expect(api.preview).not.toHaveBeenCalled();
  });

  it('shows the rows behind the first page when they are asked for', async () => {
    api.preview.mockResolvedValue(preview({ changing: 3 }));
    api.rows.mockImplementation((_, page: number) =>
      Promise.resolve([row({ id: String(page), name: `of page ${page}` })]),
    );
    const form = await open();
    await form.schedule('5m');
    await vi.waitFor(() => {
      expect(form.button('Show more: 2 left')).toBeDefined();
    }, patienceMs);
    form.button('Show more')?.click();
    await form.stable();
    expect(api.rows).toHaveBeenLastCalledWith('p', 2);
    form.button('Show 1 more probe')?.click();
    await form.stable();
    expect(api.rows).toHaveBeenLastCalledWith('p', 3);
    expect(form.page.textContent).toContain('of page 2');
    expect(form.page.textContent).toContain('of page 3');
    expect(form.button('Show')).toBeUndefined();
  });

  it('shows what was and what will be, and does exactly that', async () => {
    const form = await open();
    await form.schedule('5m');
    await vi.waitFor(() => {
      expect(form.page.querySelector('tbody')?.textContent).toContain('checkout-api');
    }, patienceMs);
    expect(api.preview).toHaveBeenLastCalledWith(
      ['1', '2', '3'],
      { cron: '5m' },
      expect.anything(),
    );
    expect(form.page.querySelector('del')?.textContent).toBe('30s');
    expect(form.page.querySelector('ins')?.textContent).toBe('5m');
    expect(form.page.textContent).toContain('2 stay as they are');
    form.button('Change 1 probe')?.click();
    await vi.waitFor(() => {
      expect(dialog.close).toHaveBeenCalledWith(outcome);
    }, patienceMs);
    expect(api.apply).toHaveBeenCalledWith('p');
  });

  it('lets nobody do what cannot be, and says why beside the probe', async () => {
    const problem = 'The timeout is longer than the period.';
    api.preview.mockResolvedValue(preview({ changing: 0, refused: 1, rows: [row({ problem })] }));
    const form = await open();
    await form.schedule('1s');
    await vi.waitFor(() => {
      expect(form.page.querySelector('tbody')?.textContent).toContain(problem);
    }, patienceMs);
    expect(form.button('Nothing to change')?.disabled).toBe(true);
  });

  it('says which probes were changed meanwhile, and stays open', async () => {
    const problem = 'It was changed or deleted since the preview.';
    const problems = [row({ changes: [], problem })];
    api.apply.mockResolvedValue({ ...outcome, changed: 0, refused: 1, problems });
    const form = await open();
    await form.schedule('5m');
    await vi.waitFor(() => {
      expect(form.button('Change 1 probe')?.disabled).toBe(false);
    }, patienceMs);
    form.button('Change 1 probe')?.click();
    await vi.waitFor(() => {
      expect(form.page.textContent).toContain('Nothing was changed: 1 probe is not what it was.');
    }, patienceMs);
    expect(form.page.textContent).toContain(problem);
    expect(dialog.close).not.toHaveBeenCalled();
  });
});
