import { provideLocationMocks } from '@angular/common/testing';
import { Component, input } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../../core/api-error';
import type { ResultPartsFragment } from '../../core/gql/graphql';
import { EvidenceApi } from '../../evidence/evidence-api';
import { HistoryApi } from '../../history/history-api';
import { Language } from '../../core/language';
import { Live } from '../../core/live';
import { aProbe, aResult } from '../../testing/fixtures';
import { PlayedLive } from '../../testing/played-live';
import { provideTexts } from '../../testing/texts';
import { LatencyChart } from '../../ui/latency-chart';
import { ProbesApi } from '../probes-api';
import { ProbeDetail } from './probe-detail';

const at = (second: number) => new Date(Date.UTC(2026, 0, 31, 12, 0, second)).toISOString();
const evidence = {
  failures: vi.fn((): Promise<unknown[]> => Promise.resolve([])),
  comparison: vi.fn((): Promise<unknown> => Promise.resolve(null)),
};
const history = {
  availability: vi.fn(() => Promise.resolve(null)),
  latency: vi.fn(() => Promise.resolve(null)),
  transitions: vi.fn(() => Promise.resolve({ items: [], endCursor: null, hasNextPage: false })),
};
const api = { byId: vi.fn(), results: vi.fn(), checkNow: vi.fn(), setEnabled: vi.fn() };

/** jsdom has no canvas to draw on. */
@Component({ selector: 'app-latency-chart', template: '' })
class NoChart {
  readonly looks = input.required<readonly ResultPartsFragment[]>();
}

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
      { provide: Live, useValue: live },
    ],
  });
  TestBed.overrideComponent(ProbeDetail, {
    remove: { imports: [LatencyChart] },
    add: { imports: [NoChart] },
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

  it('says that nothing was seen yet, and shows the first result as it comes', async () => {
    const { live, text, rows } = await visit('1');
    expect(text()).toContain('No check has finished yet.');
    live.say('checkFinished', { checkFinished: aResult({ latencyMs: 321, startedAt: at(1) }) });
    await vi.waitFor(() => {
      expect(rows()).toBe(1);
      expect(text()).toContain('321 ms');
    });
  });

  it('follows this probe and no other', async () => {
    const { live } = await visit('7');
    const heard = live.open.filter(({ text }) => text.includes('checkFinished'));
    expect(heard.map(({ variables }) => variables)).toEqual([{ probeIds: ['7'] }]);
  });

  it('shows twenty results at first, and asks for older ones only when it has no more', async () => {
    const many = (from: number, count: number) =>
      Array.from({ length: count }, (_, index) => aResult({ startedAt: at(from - index) }));
    api.results.mockResolvedValueOnce(many(600, 120)).mockResolvedValueOnce(many(480, 5));
    const { rows, press, page } = await visit('1');
    expect(rows()).toBe(20);
    for (let times = 0; times < 6; times++) await press('Show older results');
    expect(api.results).toHaveBeenCalledTimes(2);
    expect(api.results).toHaveBeenLastCalledWith('1', 120, at(481));
    await vi.waitFor(() => {
      expect(rows()).toBe(125);
    });
    expect(page.querySelector('.older')).toBeNull();
  });

  it('says so when the probe is deleted under the eyes, or never was', async () => {
    const { live, text } = await visit('1');
    live.say('probeChanged', { probeChanged: { kind: 'DELETED', id: '1', probe: null } });
    await vi.waitFor(() => {
      expect(text()).toContain('This probe does not exist any more.');
    });
  });

  it('never shows the value of a header, which may be a secret', async () => {
    const headers = [{ name: 'Authorization', value: 'Bearer hush' }];
    api.byId.mockResolvedValue(
      aProbe({ settings: { http: { url: 'https://example.com', headers } } }),
    );
    const { text } = await visit('1');
    await vi.waitFor(() => {
      expect(text()).toContain('Authorization');
    });
    expect(text()).not.toContain('hush');
  });

  it('offers another try when it could not be loaded', async () => {
    api.byId.mockRejectedValueOnce(new ApiError('UNREACHABLE', 'x'));
    const { text, press } = await visit('1');
    expect(text()).toContain('The server does not answer.');
    await press('Try again');
    await vi.waitFor(() => {
      expect(text()).toContain('checkout-api');
    });
  });
});
