import { provideLocationMocks } from '@angular/common/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../core/api-error';
import { Language } from '../core/language';
import { provideTexts } from '../testing/texts';
import { AvailabilityCard } from './availability-card';
import { HistoryApi } from './history-api';
import { windowNames } from './windows';

const hour = 3_600_000;
const unknown = { overlap: 0, overload: 0, stopped: 0, internal: 0, storage: 0 };
const nothing = {
  runs: { availability: null, coverage: null, unknown },
  ...{ outages: 0, longestOutageMs: null, meanTimeToRecoverMs: null },
};
const day = {
  runs: { availability: 99.999, coverage: 98, unknown: { ...unknown, stopped: 15, overlap: 5 } },
  ...{ outages: 2, longestOutageMs: 300_000, meanTimeToRecoverMs: 180_000 },
};
const noRuns = { up: 0, degraded: 0, down: 0, maintenance: 0, unknown: 0 };
const begin = Date.UTC(2026, 0, 31, 12);
const cells = [{ up: 60 }, { up: 59, down: 1 }, { unknown: 3 }].map((counts, index) => ({
  ...noRuns,
  ...counts,
  ...{ fromMs: begin + index * hour, untilMs: begin + (index + 1) * hour },
}));

const api = { availability: vi.fn() };

async function show() {
  TestBed.configureTestingModule({
    providers: [
      provideTexts(),
      provideRouter([]),
      provideLocationMocks(),
      { provide: HistoryApi, useValue: api },
    ],
  });
  await TestBed.inject(Language).choose('en');
  const fixture = TestBed.createComponent(AvailabilityCard);
  fixture.componentRef.setInput('probeId', '1');
  fixture.componentRef.setInput('since', null);
  await fixture.whenStable();
  const page = fixture.nativeElement as HTMLElement;
  const row = (at: number) =>
    [...(page.querySelectorAll('tbody tr')[at]?.querySelectorAll('th, .numbers') ?? [])].map(cell =>
      cell.textContent.replace(/\s+/gu, ' ').trim(),
    );
  const [bar] = page.querySelectorAll<HTMLElement>('app-availability-bar');
  const press = async (key: string) => {
    bar?.dispatchEvent(new KeyboardEvent('keydown', { key }));
    await fixture.whenStable();
  };
  return { page, row, bar, press };
}

describe('the availability of a probe', () => {
  beforeEach(() => {
    api.availability.mockResolvedValue(
      windowNames.map(name => ({ name, stated: name === 'DAY' ? day : nothing, cells })),
    );
  });

  it('has the coverage beside it, and why runs are unknown', async () => {
    const { row } = await show();
    expect(row(0)).toEqual([
      ...['24 h', '99.99 %', '98 %', '2', '5 min', '3 min'],
      '20 check before still ran 5, we did not run 15',
    ]);
  });

  it('calls unknown what nobody saw', async () => {
    const { row } = await show();
    expect(row(4)).toEqual(['1 y', 'unknown', 'unknown', '0', '–', '–', '0']);
  });

  it('can be walked over cell by cell with the keyboard, and says what each holds', async () => {
    const { bar, press } = await show();
    expect(bar?.getAttribute('role')).toBe('slider');
    expect(bar?.getAttribute('aria-valuetext')).toContain('3 unknown');
    await press('ArrowLeft');
    expect(bar?.getAttribute('aria-valuetext')).toContain('98.33 % · 60 checks · 1 down');
    await press('Home');
    expect(bar?.getAttribute('aria-valuetext')).toContain('100 % · 60 checks');
    expect(bar?.getAttribute('aria-valuenow')).toBe('0');
  });

  it('looks into the cell that is chosen', async () => {
    const { press } = await show();
    await press('Home');
    await press('Enter');
    expect(TestBed.inject(Router).url).toBe(
      '/?from=2026-01-31T12:00:00.000Z&until=2026-01-31T13:00:00.000Z',
    );
  });

  it('says when it cannot be read', async () => {
    api.availability.mockRejectedValue(new ApiError('INTERNAL_SERVER_ERROR', 'It is away.'));
    const { page } = await show();
    expect(page.querySelector('app-error-message')).not.toBeNull();
  });
});
