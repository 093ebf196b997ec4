import { provideLocationMocks } from '@angular/common/testing';
import { Component, input, output } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../core/api-error';
import { Language } from '../core/language';
import { provideTexts } from '../testing/texts';
import type { PlotBand, PlotLine, PlotMark, PlotSpan } from '../ui/plot';
import { SpanPlot } from '../ui/span-plot';
import type { ChartSpan } from './chart-span';
import { Annotator } from './annotator';
import { HistoryApi } from './history-api';
import { LatencyOverTime } from './latency-over-time';

const from = '2026-01-31T12:00:00.000Z';
const until = '2026-01-31T16:00:00.000Z';
const url = `/1?from=${from}&until=${until}`;
const quantiles = [0.5, 0.95, 0.99].map(quantile => ({ quantile, ms: quantile * 100 }));
const unknown = { overlap: 0, overload: 0, stopped: 0, internal: 0, storage: 0 };
const answer = {
  series: {
    ...{ from, until: '2026-01-31T12:04:00.000Z', stepMinutes: 2 },
    points: [
      {
        at: from,
        runs: { up: 3, degraded: 0, down: 1, maintenance: 0, unknown, availability: 75 },
        latency: { count: 4, quantiles },
        phases: [{ name: 'connect', meanMs: 7 }],
      },
    ],
  },
  latency: { latency: { count: 1200, quantiles } },
  transitions: {
    items: [{ at: from, ending: 'DOWN', endedAt: until, reason: null, message: null }],
  },
  maintenanceOpenings: [],
  annotations: [
    { id: '7', at: from, title: 'shop 1.4.2', url: 'https://ci.example.com/7', username: 'ci' },
  ],
  probeChanges: {
    items: [
      {
        ...{ id: '1', at: from, kind: 'UPDATED', userId: '1', username: 'ada' },
        fields: [{ path: 'cron', before: '30s', after: '1m' }],
      },
    ],
  },
};
const api = { overTime: vi.fn() };
const annotator = { tell: vi.fn(), takeBack: vi.fn() };

/** jsdom has no canvas to draw on. */
@Component({ selector: 'app-span-plot', template: '' })
class NoPlot {
  readonly span = input.required<PlotSpan>();
  readonly times = input.required<readonly number[]>();
  readonly lines = input.required<readonly PlotLine[]>();
  readonly bands = input.required<readonly PlotBand[]>();
  readonly marks = input.required<readonly PlotMark[]>();
  readonly label = input.required<string>();
  readonly brushed = output<PlotSpan>();
  readonly pointed = output<number | undefined>();
}

@Component({
  imports: [LatencyOverTime],
  template: `<app-latency-over-time
    since=""
    application="shop"
    [probeId]="id()"
    [window]="window()"
    [from]="from()"
    [until]="until()"
  />`,
})
class Host {
  readonly id = input.required<string>();
  readonly window = input<string>();
  readonly from = input<string>();
  readonly until = input<string>();
}

async function visit(at: string) {
  TestBed.configureTestingModule({
    providers: [
      provideTexts(),
      provideRouter([{ path: ':id', component: Host }], withComponentInputBinding()),
      provideLocationMocks(),
      { provide: HistoryApi, useValue: api },
      { provide: Annotator, useValue: annotator },
    ],
  });
  TestBed.overrideComponent(LatencyOverTime, {
    remove: { imports: [SpanPlot] },
    add: { imports: [NoPlot] },
  });
  await TestBed.inject(Language).choose('en');
  const harness = await RouterTestingHarness.create(at);
  await harness.fixture.whenStable();
  const page = harness.fixture.nativeElement as HTMLElement;
  const stable = () => harness.fixture.whenStable();
  const plot = () =>
    harness.fixture.debugElement.query(({ name }) => name === 'app-span-plot')
      .componentInstance as NoPlot;
  return {
    ...{ page, plot, stable },
    url: () => TestBed.inject(Router).url,
    text: (selector: string) =>
      page.querySelector(selector)?.textContent.replace(/\s+/gu, ' ').trim(),
    press: async (label: string) => {
      const found = [...page.querySelectorAll('button')].find(
        button =>
          button.getAttribute('aria-label') === label || button.textContent.trim() === label,
      );
      found?.click();
      await stable();
    },
  };
}

const asked = (): ChartSpan | undefined => api.overTime.mock.calls.at(-1)?.[1] as ChartSpan;

describe('latency over time', () => {
  beforeEach(() => {
    vi.clearAllMocks();
    api.overTime.mockResolvedValue(answer);
  });

  it('is of the time in the url, with its quantiles, its outages and its edits', async () => {
    const { page, text, plot } = await visit(url);
    expect(asked()).toEqual({
      ...{ fromMs: Date.parse(from), untilMs: Date.parse(until), live: false },
    });
    expect(text('.figures')).toBe('p50 50 ms p95 95 ms p99 99 ms');
    expect(text('.foot p')).toContain('1,200 checks');
    expect(plot().bands()).toEqual([
      { kind: 'down', fromMs: Date.parse(from), untilMs: Date.parse(until) },
    ]);
    expect(plot().marks()).toEqual([
      { at: Date.parse(from), kind: 'edit' },
      { at: Date.parse(from), kind: 'event' },
    ]);
    expect(page.querySelector('app-annotation-list a')?.getAttribute('href')).toBe(
      'https://ci.example.com/7',
    );
    expect(
      plot()
        .lines()
        .map(({ values }) => values),
    ).toEqual([
      [99, null],
      [95, null],
      [50, null],
    ]);
    expect(text('.keys')).toContain('down');
  });

  it('says under the pointer what a step came to, and who changed the probe in it', async () => {
    const { text, plot, stable } = await visit(url);
    plot().pointed.emit(0);
    await stable();
    expect(text('.foot p')).toContain('4 checks · ada changed: Schedule');
  });

  it('is zoomed and moved by buttons, and the url holds the time', async () => {
    const { press, url: now } = await visit(url);
    await press('Zoom in');
    expect(now()).toBe('/1?from=2026-01-31T13:00:00.000Z&until=2026-01-31T15:00:00.000Z');
    await press('Earlier');
    expect(now()).toBe('/1?from=2026-01-31T12:00:00.000Z&until=2026-01-31T14:00:00.000Z');
    await press('Zoom out');
    expect(now()).toBe('/1?from=2026-01-31T11:00:00.000Z&until=2026-01-31T15:00:00.000Z');
  });

  it('is zoomed to the part that is drawn over', async () => {
    const { plot, stable, url: now } = await visit(url);
    const part = { fromMs: Date.parse(from) + 600_000, untilMs: Date.parse(from) + 1_800_000 };
    plot().brushed.emit(part);
    await stable();
    expect(now()).toBe('/1?from=2026-01-31T12:10:00.000Z&until=2026-01-31T12:30:00.000Z');
  });

  it('is a window that ends now when the url names one', async () => {
    const { text } = await visit('/1?window=week');
    const span = asked();
    expect((span?.untilMs ?? 0) - (span?.fromMs ?? 0)).toBe(7 * 86_400_000);
    expect(text('[aria-current]')).toBe('7 d');
  });

  it('draws the parts of checks upon each other', async () => {
    const { press, plot, text } = await visit(url);
    await press('Phases');
    expect(
      plot()
        .lines()
        .map(({ token }) => token),
    ).toEqual(['--phase-connect']);
    expect(text('.figures')).toBe('connect');
  });

  it('stands in a table too', async () => {
    const { page, stable } = await visit(url);
    const details = page.querySelector('details');
    if (details === null) throw new Error('There is no table.');
    details.open = true;
    details.dispatchEvent(new Event('toggle'));
    await stable();
    const cells = [...page.querySelectorAll('app-chart-table tbody td')];
    expect(cells.map(({ textContent }) => textContent.trim())).toEqual([
      ...['75 %', '4', '50 ms', '95 ms', '99 ms', '7.0 ms'],
    ]);
  });

  it('is read again once an event is marked, and stays as it is when none was', async () => {
    const { press } = await visit(url);
    annotator.tell.mockResolvedValueOnce(false);
    await press('Mark an event');
    expect(api.overTime).toHaveBeenCalledTimes(1);
    annotator.tell.mockResolvedValueOnce(true);
    await press('Mark an event');
    expect(annotator.tell).toHaveBeenCalledWith({ id: '1', application: 'shop' }, undefined);
    expect(api.overTime).toHaveBeenCalledTimes(2);
  });

  it('marks an event where the pointer stands', async () => {
    const { press, plot, stable } = await visit(url);
    plot().pointed.emit(0);
    await stable();
    annotator.tell.mockResolvedValueOnce(false);
    await press('Mark an event');
    expect(annotator.tell).toHaveBeenLastCalledWith(expect.anything(), Date.parse(from));
  });

  it('keeps the focus on its tools when an event is deleted', async () => {
    const { press, page } = await visit(url);
    document.body.append(page);
    annotator.takeBack.mockResolvedValueOnce(true);
    await press('Delete the event shop 1.4.2');
    expect(annotator.takeBack).toHaveBeenCalledWith(expect.objectContaining({ id: '7' }));
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Mark an event');
  });

  it('says when it cannot be read', async () => {
    api.overTime.mockRejectedValue(new ApiError('INTERNAL_SERVER_ERROR', 'It is away.'));
    const { page } = await visit(url);
    expect(page.querySelector('app-error-message')).not.toBeNull();
  });
});
