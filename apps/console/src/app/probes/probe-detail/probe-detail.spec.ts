import { provideLocationMocks } from '@angular/common/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../../core/api-error';
import { EvidenceApi } from '../../evidence/evidence-api';
import { HistoryApi } from '../../history/history-api';
import { Language } from '../../core/language';
import { Live } from '../../core/live';
import { ResultsApi } from '../../results/results-api';
import { aProbe, aResult } from '../../testing/fixtures';
import { PlayedLive } from '../../testing/played-live';
import { anOpenWindow, provideWindows, windows } from '../../testing/open-window';
import { provideTexts } from '../../testing/texts';
import { ProbesApi } from '../probes-api';
import { patienceMs } from '../../testing/patience';
import { ProbeDetail } from './probe-detail';

const at = (second: number) => new Date(Date.UTC(2026, 0, 31, 12, 0, second)).toISOString();
const nothing = { items: [] as unknown[], endCursor: null, hasNextPage: false };
const evidence = {
  failures: vi.fn((): Promise<unknown[]> => Promise.resolve([])),
  comparison: vi.fn((): Promise<unknown> => Promise.resolve(null)),
};
const history = {
  availability: vi.fn(() => Promise.resolve(null)),
  /** jsdom has no canvas to draw on. */
  overTime: vi.fn(() => Promise.reject(new ApiError('UNREACHABLE', 'x'))),
  transitions: vi.fn(() => Promise.resolve(nothing)),
  edits: vi.fn(() => Promise.resolve(nothing)),
};
const results = { history: vi.fn((): Promise<unknown> => Promise.resolve(nothing)) };
const api = {
  byId: vi.fn(),
  results: vi.fn(),
  checkNow: vi.fn(),
  setEnabled: vi.fn(),
  schedulePreview: vi.fn(() =>
    Promise.resolve({
      ...{ normal: '@every 30s', description: 'every 30 seconds', timeZone: 'UTC' },
      ...{ next: [at(30), at(60)], timeChange: null },
    }),
  ),
};

async function visit(id: string) {
  const live = new PlayedLive();
  TestBed.configureTestingModule({
    providers: [
      provideTexts(),
      provideRouter([{ path: 'probes/:id', component: ProbeDetail }], withComponentInputBinding()),
      provideLocationMocks(),
      { provide: ProbesApi, useValue: api },
      { provide: EvidenceApi, useValue: evidence },
      { provide: HistoryApi, useValue: history },
      { provide: ResultsApi, useValue: results },
      { provide: Live, useValue: live },
      provideWindows(),
    ],
  });
  // What the page defers is known only once it is fetched.
  await TestBed.compileComponents();
  await TestBed.inject(Language).choose('en');
  const harness = await RouterTestingHarness.create(`/probes/${id}`);
  await harness.fixture.whenStable();
  const page = harness.fixture.nativeElement as HTMLElement;
  return {
    live,
    page,
    text: () => page.textContent.replace(/\s+/gu, ' '),
    rows: () => page.querySelectorAll('app-result-table tbody tr').length,
    press: async (word: string) => {
      [...page.querySelectorAll('button')].find(b => b.textContent.trim() === word)?.click();
      await harness.fixture.whenStable();
    },
  };
}

describe('the page of a probe', () => {
  beforeEach(() => {
    vi.clearAllMocks();
    api.byId.mockResolvedValue(aProbe());
    api.results.mockResolvedValue([]);
  });

  it('says why the probe is down before anything else', async () => {
    api.byId.mockResolvedValue(aProbe({ state: 'DOWN', stateReason: 'refused after 3 ms' }));
    api.results.mockResolvedValue([
      aResult({ up: false, reason: 'CONNECT', message: 'refused after 3 ms' }),
    ]);
    const { page } = await visit('1');
    expect(page.querySelector('.why')?.textContent.replace(/\s+/gu, ' ')).toContain(
      'CONNECT · refused after 3 ms',
    );
  });

  it('says that nobody looks, while it is in a maintenance window', async () => {
    windows.now.mockResolvedValueOnce([anOpenWindow({ probeIds: ['1'] })]);
    api.byId.mockResolvedValue(aProbe({ nextRunAt: at(30) }));
    const { page } = await visit('1');
    expect(page.querySelector('.announced')?.textContent).toContain('Update');
    expect(page.querySelector('.announced')?.getAttribute('href')).toBe('/maintenance');
    expect(page.querySelector('.facts app-countdown')).toBeNull();
  });

  it('says that nothing was seen yet, and shows the first result as it comes', async () => {
    const { live, text, rows } = await visit('1');
    expect(text()).toContain('No check has finished yet.');
    live.say('checkFinished', { checkFinished: aResult({ latencyMs: 321, startedAt: at(1) }) });
    await vi.waitFor(() => {
      expect(rows()).toBe(1);
      expect(text()).toContain('321 ms');
    }, patienceMs);
  });

  it('follows this probe and no other', async () => {
    const { live } = await visit('7');
    const heard = live.open.filter(({ text }) => text.includes('checkFinished'));
    expect(heard.map(({ variables }) => variables)).toEqual([{ probeIds: ['7'] }]);
  });

  it('shows a check that is asked for as it goes, and its answer in the same place', async () => {
    api.results.mockResolvedValue([aResult({ startedAt: at(1) })]);
    const answer = Promise.withResolvers<unknown>();
    api.checkNow.mockReturnValueOnce(answer.promise);
    const { page, press, text } = await visit('1');
    await press('Check now');
    const check = () =>
      page.querySelector('app-live-check')?.textContent.replace(/\s+/gu, ' ') ?? '';
    expect(check()).toContain('of at most 10 s');
    const phases = [{ name: 'processing', durationMs: 240 }];
    answer.resolve(
      aResult({ startedAt: at(9), up: false, reason: 'STATUS', message: 'It said 503.', phases }),
    );
    await vi.waitFor(() => {
      expect(check()).toContain('STATUS · It said 503.');
      expect(check()).toContain('240 ms');
    }, patienceMs);
    expect(page.querySelector('app-live-check a')?.getAttribute('href')).toBe(
      '/probes/1/results/1',
    );
    page.querySelector<HTMLButtonElement>('[aria-label="Put this away"]')?.click();
    await vi.waitFor(() => {
      expect(page.querySelector('app-live-check')).toBeNull();
    }, patienceMs);
    expect(text()).toContain('It said 503.');
  });

  it('says in its place why a check could not be made, and offers another', async () => {
    api.results.mockResolvedValue([aResult({ startedAt: at(1) })]);
    api.checkNow.mockRejectedValueOnce(new ApiError('CONFLICT', 'The probe was changed.'));
    const { page, press } = await visit('1');
    await press('Check now');
    await vi.waitFor(() => {
      expect(page.querySelector('app-live-check')?.textContent).toContain('The probe was changed.');
    }, patienceMs);
  });

  it('tells when it is due, in the words of the schedule', async () => {
    api.byId.mockResolvedValue(aProbe({ nextRunAt: at(30) }));
    const dateTime = (time: Element) => time.getAttribute('datetime');
    const { page } = await visit('1');
    await vi.waitFor(() => {
      expect(page.querySelector('app-schedule-card')?.textContent).toContain('every 30 seconds');
      expect([...page.querySelectorAll('app-schedule-card time')].map(dateTime)).toContain(at(60));
    }, patienceMs);
  });

  it('says so when the probe is deleted under the eyes, or never was', async () => {
    const { live, text } = await visit('1');
    live.say('probeChanged', { probeChanged: { kind: 'DELETED', id: '1', probe: null } });
    await vi.waitFor(() => {
      expect(text()).toContain('This probe does not exist any more.');
    }, patienceMs);
  });

  it('never shows the value of a header, which may be a secret', async () => {
    const headers = [{ name: 'Authorization', value: 'Bearer hush' }];
    api.byId.mockResolvedValue(
      aProbe({ settings: { http: { url: 'https://example.com', headers } } }),
    );
    const { text } = await visit('1');
    await vi.waitFor(() => {
      expect(text()).toContain('Authorization');
    }, patienceMs);
    expect(text()).not.toContain('hush');
  });

  it('offers another try when it could not be loaded', async () => {
    api.byId.mockRejectedValueOnce(new ApiError('UNREACHABLE', 'x'));
    const { text, press } = await visit('1');
    expect(text()).toContain('The server does not answer.');
    await press('Try again');
    await vi.waitFor(() => {
      expect(text()).toContain('checkout-api');
    }, patienceMs);
  });
});
