import { provideLocationMocks } from '@angular/common/testing';
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../core/api-error';
import { Language } from '../core/language';
import { provideTexts } from '../testing/texts';
import { HistoryApi } from './history-api';
import { ProbeHistory } from './probe-history';

const nothing = {
  runs: {
    ...{ availability: null, coverage: null },
    unknown: { overlap: 0, overload: 0, stopped: 0, internal: 0, storage: 0 },
  },
  ...{ outages: 0, longestOutageMs: null, meanTimeToRecoverMs: null },
};
const day = {
  ...nothing,
  runs: {
    ...nothing.runs,
    ...{ availability: 99.999, coverage: 98 },
    unknown: { ...nothing.runs.unknown, stopped: 15, overlap: 5 },
  },
  ...{ outages: 2, longestOutageMs: 300_000, meanTimeToRecoverMs: 180_000 },
};
const aChange = (second: number, differing: object = {}) => ({
  at: new Date(Date.UTC(2026, 0, 31, 12, 0, second)).toISOString(),
  ...{ ending: 'UP', endedAt: null, reason: null, message: null },
  ...differing,
});
const aPage = (items: object[], endCursor: string | null = null) => ({
  ...{ items, endCursor, hasNextPage: endCursor !== null },
});

const api = { availability: vi.fn(), latency: vi.fn(), transitions: vi.fn() };

@Component({
  selector: 'app-host',
  imports: [ProbeHistory],
  template: `<app-probe-history probeId="1" [since]="null" [window]="window()" />`,
})
class Host {
  readonly window = signal<string | undefined>(undefined);
}

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
  const fixture = TestBed.createComponent(Host);
  await fixture.whenStable();
  const page = fixture.nativeElement as HTMLElement;
  const cells = (row: number) =>
    [...(page.querySelectorAll('tbody tr')[row]?.children ?? [])].map(cell =>
      cell.textContent.replace(/\s+/gu, ' ').trim(),
    );
  const texts = (selector: string) =>
    [...page.querySelectorAll(selector)].map(({ textContent }) =>
      textContent.replace(/\s+/gu, ' ').trim(),
    );
  return { fixture, page, cells, texts };
}

describe('the history of a probe', () => {
  beforeEach(() => {
    vi.clearAllMocks();
    api.availability.mockResolvedValue({
      ...{ id: '1', DAY: day, WEEK: day, MONTH: nothing, QUARTER: nothing, YEAR: nothing },
    });
    api.latency.mockResolvedValue({
      count: 1000,
      quantiles: [
        { quantile: 0.5, ms: 12.3 },
        { quantile: 0.95, ms: 80 },
        { quantile: 0.99, ms: 1240 },
      ],
    });
    api.transitions.mockResolvedValue(aPage([aChange(0)]));
  });

  it('has the coverage beside the availability, and why runs are unknown', async () => {
    const { cells } = await show();
    expect(cells(0)).toEqual([
      ...['24 h', '99.99 %', '98 %', '20 check before still ran 5, we did not run 15'],
      ...['2', '5 min', '3 min'],
    ]);
  });

  it('calls unknown what nobody saw', async () => {
    const { cells } = await show();
    expect(cells(4)).toEqual(['1 y', 'unknown', 'unknown', '0', '0', '–', '–']);
  });

  it('tells the latency of the window that is chosen', async () => {
    const { fixture, texts } = await show();
    expect(texts('dt')).toEqual(['p50', 'p95', 'p99']);
    expect(texts('dd')).toEqual(['12 ms', '80 ms', '1.24 s']);
    expect(texts('.latency > p')).toEqual(['24 h, 1,000 checks']);
    fixture.componentInstance.window.set('week');
    await fixture.whenStable();
    expect(texts('.latency > p')).toEqual(['7 d, 1,000 checks']);
    expect(texts('[aria-current]')).toEqual(['7 d']);
    const [first, second] = api.latency.mock.calls.map(([, from]) => Date.parse(String(from)));
    expect((first ?? 0) - (second ?? 0)).toBeGreaterThan(5.9 * 24 * 60 * 60 * 1000);
  });

  it('lists when it changed, for how long and why, and more when asked', async () => {
    const end = aChange(40).at;
    const wasDown = { ending: 'DOWN', endedAt: end, reason: 'STATUS', message: 'It said 503.' };
    api.transitions.mockResolvedValueOnce(aPage([aChange(40), aChange(0, wasDown)], 'more'));
    api.transitions.mockResolvedValueOnce(aPage([aChange(-60, { ending: 'PAUSED' })]));
    const { fixture, page, texts } = await show();
    expect(texts('li > span')).toContain('for 40 s');
    expect(texts('.said')).toEqual(['', 'STATUS · It said 503.']);
    page.querySelector<HTMLButtonElement>('.older')?.click();
    await fixture.whenStable();
    expect(texts('li > app-state-pill')).toEqual(['Up', 'Down', 'Paused']);
    expect(page.querySelector('.older')).toBeNull();
    expect(api.transitions).toHaveBeenLastCalledWith('1', 10, 'more');
  });

  it('says when the history cannot be read', async () => {
    api.availability.mockRejectedValue(new ApiError('INTERNAL_SERVER_ERROR', 'It is away.'));
    const { page } = await show();
    expect(page.querySelector('app-error-message')).not.toBeNull();
  });
});
