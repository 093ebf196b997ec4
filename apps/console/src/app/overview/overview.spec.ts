import { provideLocationMocks } from '@angular/common/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../core/api-error';
import { Language } from '../core/language';
import { Live } from '../core/live';
import { anOpenWindow, provideWindows, windows } from '../testing/open-window';
import { provideTexts } from '../testing/texts';
import { Overview } from './overview';
import { OverviewApi } from './overview-api';
import { aFleetAvailability, aNow, columns } from './testing/an-overview';

const api = { now: vi.fn(), past: vi.fn(), latency: vi.fn(), fleet: vi.fn() };
let hear: (answer: unknown) => void = () => undefined;
const live = {
  healed: () => 0,
  subscribe: (_document: unknown, _variables: unknown, next: typeof hear) => {
    hear = next;
    return () => undefined;
  },
};

async function show() {
  TestBed.configureTestingModule({
    providers: [
      provideTexts(),
      provideRouter([
        { path: '', component: Overview },
        { path: '**', children: [] },
      ]),
      provideLocationMocks(),
      { provide: OverviewApi, useValue: api },
      { provide: Live, useValue: live },
      provideWindows(),
    ],
  });
  await TestBed.inject(Language).choose('en');
  const harness = await RouterTestingHarness.create('/');
  await harness.fixture.whenStable();
  harness.detectChanges();
  const page = harness.routeNativeElement as HTMLElement;
  const text = (selector: string) =>
    (page.querySelector(selector)?.textContent ?? '').replace(/\s+/gu, ' ').trim();
  const card = (title: string) =>
    text(`section[aria-labelledby="${title}-title"]`).replace(/\s+/gu, ' ');
  return { harness, page, text, card };
}

describe('the overview', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  beforeEach(() => {
    vi.clearAllMocks();
    vi.stubGlobal('matchMedia', () => ({
      matches: false,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }));
    vi.stubGlobal(
      'ResizeObserver',
      class {
        observe = vi.fn();
        disconnect = vi.fn();
      },
    );
    api.now.mockResolvedValue(aNow());
    api.past.mockResolvedValue({
      day: aFleetAvailability(99.999, 98),
      week: aFleetAvailability(null, null),
      flakiest: [{ probe: { id: '3', name: 'search' }, turns: 5 }],
    });
    api.latency.mockResolvedValue({
      slowest: [{ probe: { id: '3', name: 'search' }, medianMs: 100, p95Ms: 812 }],
      normal: { ids: '', medians: '', p95s: '' },
    });
    api.fleet.mockResolvedValue(columns);
  });

  it('says what is wrong first: in the title, then who, since when and why', async () => {
    const { text, card, page } = await show();
    expect(text('h1')).toBe('1 down');
    expect(card('wrong')).toContain('mail');
    expect(card('wrong')).toContain('Connection refused.');
    expect(page.querySelector('app-wrong-list a')?.getAttribute('href')).toBe('/probes/2');
  });

  it('says of what is wrong that it was announced', async () => {
    windows.now.mockResolvedValueOnce([anOpenWindow({ probeIds: ['2'] })]);
    const { card } = await show();
    expect(card('wrong')).toContain('Maintenance · Update');
  });

  it('is calm when nothing is wrong', async () => {
    api.now.mockResolvedValue(aNow({ wrong: [], down: 0 }));
    const { card } = await show();
    expect(card('wrong')).toContain('Nothing is wrong');
  });

  it('tells an availability with its coverage, and what is not known as that', async () => {
    const { card } = await show();
    expect(card('numbers')).toContain('99.99 %');
    expect(card('numbers')).toContain('98 % of it looked at');
    expect(card('numbers')).toContain('not known yet');
  });

  it('lists what changed, what ends next, what is slow and what is flaky', async () => {
    const { card } = await show();
    expect(card('changes')).toContain('mail');
    expect(card('certificates')).toContain('Of 2 more it is unknown until their next check.');
    expect(card('slowest')).toContain('812 ms');
    expect(card('flakiest')).toContain('5 changes');
  });

  it('goes from cell to cell by the arrow keys, says each, and opens it by Enter', async () => {
    const { harness, page, text } = await show();
    const map = page.querySelector('[role="application"]');
    const press = (key: string) => {
      map?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      harness.detectChanges();
    };
    press('ArrowRight');
    expect(text('app-heat-map [aria-live]')).toBe('mail, Down, office');
    press('End');
    expect(text('app-heat-map [aria-live]')).toBe('shop, Up, 12 ms, sales');
    press('Enter');
    await harness.fixture.whenStable();
    expect(TestBed.inject(Router).url).toBe('/probes/1');
  });

  it('follows what is heard without asking for the cells again', async () => {
    const { harness, text } = await show();
    const { summary, pulse } = aNow({ down: 2 });
    const cells = { ids: '1', states: 'D', latencies: '' };
    hear({ fleetUpdates: { stale: false, cells, summary, pulse } });
    await harness.fixture.whenStable();
    harness.detectChanges();
    expect(text('h1')).toBe('2 down');
    expect(api.fleet).toHaveBeenCalledTimes(1);
  });

  it('says why when it could not be loaded, and leads out', async () => {
    api.now.mockRejectedValue(new ApiError('UNREACHABLE', 'no'));
    const { page } = await show();
    expect(page.querySelector('[role="alert"]')?.textContent).toContain('does not answer');
  });
});
