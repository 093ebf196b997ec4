import { provideLocationMocks } from '@angular/common/testing';
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Download } from '../core/download';
import type { ResultPartsFragment } from '../core/gql/graphql';
import { Language } from '../core/language';
import { aResult } from '../testing/fixtures';
import { provideTexts } from '../testing/texts';
import { ResultBrowser } from './result-browser';
import { ResultsApi } from './results-api';

const at = (second: number) => new Date(Date.UTC(2026, 0, 31, 12, 0, second)).toISOString();
const result = (second: number, differing: Partial<ResultPartsFragment> = {}) =>
  aResult({ id: `1-${second}`, startedAt: at(second), ...differing });
const api = { history: vi.fn() };
const download = { save: vi.fn(() => Promise.resolve()) };
const fresh = signal<readonly ResultPartsFragment[]>([]);

@Component({
  imports: [ResultBrowser],
  template: `<app-result-browser probeId="1" [withStatus]="true" [fresh]="fresh()" />`,
})
class Host {
  protected readonly fresh = fresh;
}

async function visit(url: string) {
  TestBed.configureTestingModule({
    providers: [
      provideTexts(),
      provideRouter([{ path: '', component: Host }]),
      provideLocationMocks(),
      { provide: ResultsApi, useValue: api },
      { provide: Download, useValue: download },
    ],
  });
  await TestBed.inject(Language).choose('en');
  const harness = await RouterTestingHarness.create(url);
  await harness.fixture.whenStable();
  const page = harness.fixture.nativeElement as HTMLElement;
  const stable = () => harness.fixture.whenStable();
  return {
    page,
    stable,
    url: () => TestBed.inject(Router).url,
    times: () =>
      [...page.querySelectorAll('tbody time')].map(time => time.getAttribute('datetime')),
    press: async (word: string) => {
      [...page.querySelectorAll('button')].find(b => b.textContent.trim() === word)?.click();
      await stable();
    },
  };
}

describe('the results of a probe', () => {
  beforeEach(() => {
    vi.clearAllMocks();
    fresh.set([]);
    api.history.mockResolvedValue({
      ...{ items: [result(2), result(1)], endCursor: 'c', hasNextPage: true },
    });
  });

  it('are asked for as the url chooses them, each with a page of its own', async () => {
    const { page } = await visit('/?ending=DOWN&status=503&atLeast=100&reason=STATUS&after=x');
    expect(api.history.mock.calls[0]?.[0]).toEqual({
      ...{ probeId: '1', first: 25, after: 'x' },
      filter: { endings: ['DOWN'], httpStatuses: [503], minLatencyMs: 100, reasons: ['STATUS'] },
    });
    expect(page.querySelector('tbody a')?.getAttribute('href')).toBe('/probes/1/results/1-2');
  });

  it('are chosen by what is typed, from the first page on, and the url says so', async () => {
    const { page, stable, url, press } = await visit('/?after=x&window=week');
    const [ending] = page.querySelectorAll('select');
    if (ending === undefined) throw new Error('There is no choice of endings.');
    ending.value = 'DEGRADED,DOWN,INTERNAL';
    ending.dispatchEvent(new Event('change'));
    await stable();
    expect(url()).toBe('/?window=week&ending=DEGRADED,DOWN,INTERNAL');
    await press('Clear filters');
    expect(url()).toBe('/?window=week');
  });

  it('turn page by page', async () => {
    const { press, url } = await visit('/');
    await press('Older');
    expect(url()).toBe('/?after=c');
    await press('Newest');
    expect(url()).toBe('/');
  });

  it('have those on top that come meanwhile and fit, on the first page alone', async () => {
    const { times, stable, press } = await visit('/?atLeast=5');
    fresh.set([result(4, { latencyMs: 1 }), result(3), result(2)]);
    await stable();
    expect(times()).toEqual([at(3), at(2), at(1)]);
    await press('Older');
    expect(times()).toEqual([at(2), at(1)]);
  });

  it('are exported as they are chosen', async () => {
    const { press } = await visit('/?ending=DOWN');
    await press('CSV');
    expect(download.save).toHaveBeenCalledWith(
      ...['/api/probes/1/results.csv?ending=DOWN', 'probe-1-results.csv'],
    );
  });

  it('say so when none fits', async () => {
    api.history.mockResolvedValue({ items: [], endCursor: null, hasNextPage: false });
    const { page } = await visit('/?ending=DOWN');
    expect(page.textContent).toContain('No result fits.');
  });
});
