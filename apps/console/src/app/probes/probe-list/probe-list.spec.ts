import { provideLocationMocks } from '@angular/common/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Language } from '../../core/language';
import { Live } from '../../core/live';
import { ApiError } from '../../core/api-error';
import { Shortcuts } from '../../frame/shortcuts';
import { anUpdate, aRow, someUpdates } from '../../testing/fixtures';
import { PlayedLive } from '../../testing/played-live';
import { anOpenWindow, provideWindows, windows } from '../../testing/open-window';
import { provideTexts } from '../../testing/texts';
import { ProbesApi } from '../probes-api';
import { patienceMs } from '../../testing/patience';
import { ProbeList } from './probe-list';

const counts = { total: 2, up: 1, down: 1, degraded: 0, pending: 0, paused: 0, invalid: 0 };
const api = {
  list: vi.fn(),
  summary: vi.fn(() => Promise.resolve(counts)),
  applications: vi.fn(() => Promise.resolve(['checkout'])),
  setEnabled: vi.fn(),
  ids: vi.fn(),
  groups: vi.fn(),
  cells: vi.fn(() => Promise.resolve([])),
};

async function visit(url: string) {
  const live = new PlayedLive();
  TestBed.configureTestingModule({
    providers: [
      provideTexts(),
      provideRouter([{ path: 'probes', component: ProbeList }], withComponentInputBinding()),
      provideLocationMocks(),
      { provide: ProbesApi, useValue: api },
      { provide: Live, useValue: live },
      provideWindows(),
    ],
  });
  await TestBed.inject(Language).choose('en');
  const harness = await RouterTestingHarness.create(url);
  await harness.fixture.whenStable();
  const page = harness.fixture.nativeElement as HTMLElement;
  return {
    live,
    page,
    stable: () => harness.fixture.whenStable(),
    url: () => TestBed.inject(Router).url,
    rows: () =>
      [...page.querySelectorAll('app-probe-row .name a')].map(({ textContent }) => textContent),
    cell: (row: number, column: string) =>
      page.querySelectorAll('app-probe-row')[row]?.querySelector(`.${column}`)?.textContent.trim(),
  };
}

const answer = (items: unknown[], total = items.length) => ({
  items,
  total,
  page: 1,
  pageSize: 30,
});

describe('the list of probes', () => {
  beforeEach(() => {
    vi.clearAllMocks();
    api.list.mockResolvedValue(
      answer([
        aRow({ id: '1', name: 'a', state: 'DOWN', stateReason: 'refused after 3 ms' }),
        aRow({ id: '2', name: 'b' }),
      ]),
    );
  });

  it('says what is wrong in its title, and why beside the row', async () => {
    const list = await visit('/probes');
    expect(list.page.querySelector('h1')?.textContent).toBe('1 down');
    expect(list.cell(0, 'state')).toContain('Down');
    expect(list.cell(0, 'reason')).toContain('refused after 3 ms');
  });

  it('says of which nobody looks at, for they are in a maintenance window', async () => {
    windows.now.mockResolvedValueOnce([anOpenWindow({ probeIds: ['1'] })]);
    const list = await visit('/probes');
    expect(list.cell(0, 'name')).toContain('Maintenance · Update');
    expect(list.cell(0, 'name')).not.toContain('refused after 3 ms');
    expect(list.cell(1, 'name')).not.toContain('Update');
  });

  it('asks for what the url says', async () => {
    await visit('/probes?state=down&type=tcp&row=2&sort=-latency&search=pay');
    expect(api.list).toHaveBeenLastCalledWith(
      expect.objectContaining({
        filter: {
          search: 'pay',
          type: 'TCP',
          application: null,
          tags: null,
          enabled: null,
          state: 'DOWN',
        },
        page: 1,
        pageSize: 60,
        sort: { by: 'LATENCY', descending: true },
      }),
      expect.anything(),
    );
  });

  it('writes a filter and an order into the url', async () => {
    const list = await visit('/probes?row=3');
    list.page.querySelector<HTMLElement>('[data-state=DOWN]')?.click();
    await list.stable();
    expect(list.url()).toBe('/probes?state=down');
    list.page.querySelector<HTMLElement>('.head .latency button')?.click();
    await list.stable();
    expect(list.url()).toBe('/probes?state=down&sort=latency');
  });

  it('asks for what is typed at once, and writes it into the url when typing has come to rest', async () => {
    const list = await visit('/probes?state=down');
    const type = async (text: string) => {
      const field = list.page.querySelector<HTMLInputElement>('input[type=search]');
      if (field === null) throw new Error('There is nothing to search with.');
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      await vi.waitFor(() => {
        const filter: unknown = expect.objectContaining({ search: text, state: 'DOWN' });
        expect(api.list).toHaveBeenLastCalledWith(
          expect.objectContaining({ filter }),
          expect.anything(),
        );
      }, patienceMs);
    };
    await type('pay');
    expect(list.url()).toBe('/probes?state=down');
    await type('payment');
    await vi.waitFor(() => {
      expect(list.url()).toBe('/probes?search=payment&state=down');
    }, patienceMs);
    expect(api.list).toHaveBeenCalledTimes(3);
  });

  it('goes on from what is typed though the url does not say it yet', async () => {
    const list = await visit('/probes');
    const field = list.page.querySelector<HTMLInputElement>('input[type=search]');
    if (field !== null) field.value = 'pay';
    field?.dispatchEvent(new Event('input', { bubbles: true }));
    list.page.querySelector<HTMLElement>('.head .latency button')?.click();
    await list.stable();
    expect(list.url()).toBe('/probes?search=pay&sort=latency');
  });

  it('follows the rows of an answer by what they were asked for by, once they stand', async () => {
    const list = await visit('/probes');
    const followed = () => list.live.open.map(({ variables }) => variables);
    const before = followed();
    api.list.mockReturnValue(new Promise(() => undefined));
    list.page.querySelector<HTMLElement>('[data-state=DOWN]')?.click();
    await list.stable();
    expect(api.list).toHaveBeenCalledTimes(2);
    expect(followed()).toEqual(before);
  });

  it('asks for no more than a screen of thousands, and says how many there are', async () => {
    const many = Array.from({ length: 60 }, (_, place) => aRow({ id: String(place + 1) }));
    api.list.mockResolvedValue(answer(many, 10_000));
    const list = await visit('/probes');
    expect(api.list).toHaveBeenCalledTimes(1);
    const grid = list.page.querySelector('[role=grid]');
    expect(grid?.getAttribute('aria-rowcount')).toBe('10001');
    expect(list.rows().length).toBeLessThan(60);
    const second = list.page.querySelectorAll('app-probe-row')[1];
    expect(second?.getAttribute('aria-rowindex')).toBe('3');
  });

  it('selects all that fit, also those that are not loaded', async () => {
    api.ids.mockResolvedValue(['1', '2', '3', '4']);
    const list = await visit('/probes?state=down');
    list.page.querySelector<HTMLElement>('.head .tick input')?.click();
    await vi.waitFor(() => {
      expect(list.page.querySelector('.bar')?.textContent).toContain('4 selected');
    }, patienceMs);
    const filter: unknown = expect.objectContaining({ state: 'DOWN' });
    expect(api.ids).toHaveBeenCalledWith(expect.objectContaining({ filter }));
  });

  it('goes from row to row by keys, ticks them, and reaches from one to another', async () => {
    const many = Array.from({ length: 10 }, (_, place) => aRow({ id: String(place + 1) }));
    api.list.mockResolvedValue(answer(many));
    const list = await visit('/probes');
    // What the frame hears goes to the commands of the page that is open.
    const shortcuts = TestBed.inject(Shortcuts);
    const press = async (...keys: string[]) => {
      for (const key of keys) {
        shortcuts.obey(new KeyboardEvent('keydown', { key }));
        await list.stable();
      }
    };
    const ticked = () =>
      [...list.page.querySelectorAll('app-probe-row[aria-selected=true]')].map(row =>
        row.getAttribute('data-row'),
      );
    await press('j', 'j', 'x');
    expect(document.activeElement?.getAttribute('data-row')).toBe('1');
    expect(ticked()).toEqual(['1']);
    await press('j', 'j', 'X');
    expect(ticked()).toEqual(['1', '2', '3']);
    await press('k', 'x', 'Escape');
    expect(ticked()).toEqual([]);
  });

  it('shows the columns that the url names, in its order', async () => {
    const list = await visit('/probes?columns=latency,name,schedule');
    const heads = [...list.page.querySelectorAll('[role=columnheader]')].slice(1, -1);
    expect(heads.map(head => head.textContent.trim())).toEqual(['Latency', 'Name', 'Schedule']);
  });

  it('puts probes of one application together, with how many there are', async () => {
    const summary = { total: 2, down: 1, degraded: 0 };
    api.groups.mockResolvedValue([{ application: 'checkout', ...summary }]);
    const list = await visit('/probes?group=application');
    const head = list.page.querySelector('[role=rowgroup] app-group-head');
    expect(head?.textContent).toContain('checkout');
    expect(head?.textContent).toContain('2 probes');
    expect(head?.textContent).toContain('1 down');
    expect(list.page.querySelector('[role=grid]')?.getAttribute('aria-rowcount')).toBe('4');
  });

  it('takes a filter away by its chip', async () => {
    const list = await visit('/probes?state=down&type=tcp');
    const chips = () =>
      [...list.page.querySelectorAll('app-list-chips li')].map(chip => chip.textContent.trim());
    expect(chips()).toHaveLength(2);
    list.page.querySelector<HTMLElement>('app-list-chips button')?.click();
    await list.stable();
    expect(list.url()).toBe('/probes?type=tcp');
  });

  it('follows the rows on screen, and only those', async () => {
    const { live } = await visit('/probes?search=pay');
    const filter = {
      search: 'pay',
      type: null,
      application: null,
      tags: null,
      enabled: null,
      state: null,
    };
    expect(live.open.map(({ variables }) => variables)).toEqual([{ filter, probeIds: ['1', '2'] }]);
  });

  it('shows what is heard live without asking again', async () => {
    const list = await visit('/probes?sort=name');
    const seen = { lastCheckAt: '2026-01-31T12:00:00.000Z', up: true, latencyMs: 321 };
    const updates = [anUpdate({ id: '1', state: 'UP' }), anUpdate({ id: '2', ...seen })];
    const summary = { ...counts, up: 2, down: 0 };
    const probeUpdates = someUpdates({ updates, summary, changes: 1 });
    list.live.say('probeUpdates', { probeUpdates });
    await vi.waitFor(() => {
      expect(list.cell(1, 'latency')).toContain('321 ms');
      expect(list.cell(0, 'state')).toContain('Up');
      expect(list.page.querySelector('h1')?.textContent).not.toContain('down');
    }, patienceMs);
    expect(api.list).toHaveBeenCalledTimes(1);
    expect(api.summary).toHaveBeenCalledTimes(1);
  });

  it('asks again, and only once, when states that decide the order change', async () => {
    const list = await visit('/probes');
    for (let changes = 1; changes <= 50; changes++) {
      const updates = [anUpdate({ id: '2', state: 'DOWN' })];
      list.live.say('probeUpdates', { probeUpdates: someUpdates({ updates, changes }) });
    }
    await vi.waitFor(
      () => {
        expect(api.list).toHaveBeenCalledTimes(2);
      },
      { timeout: 5000 },
    );
  });

  it('asks again when a probe came before it listened', async () => {
    const list = await visit('/probes');
    const summary = { ...counts, total: 3 };
    const probeUpdates = someUpdates({ snapshot: true, summary });
    list.live.say('probeUpdates', { probeUpdates });
    await vi.waitFor(
      () => {
        expect(api.list).toHaveBeenCalledTimes(2);
      },
      { timeout: 5000 },
    );
  });

  it('asks again once a lost connection is back', async () => {
    const list = await visit('/probes');
    list.live.healed.set(1);
    await list.stable();
    expect(api.list).toHaveBeenCalledTimes(2);
  });

  it.each(['1', '2'])(
    'keeps the focus with the row of probe %s when rows change places',
    async id => {
      const list = await visit('/probes');
      document.body.append(list.page);
      const name = id === '1' ? 'a' : 'b';
      const row = [...list.page.querySelectorAll<HTMLElement>('app-probe-row')].find(
        each => each.querySelector('a')?.textContent.trim() === name,
      );
      row?.focus();
      api.list.mockResolvedValue(
        answer([aRow({ id: '2', name: 'b' }), aRow({ id: '1', name: 'a', state: 'UP' })]),
      );
      list.live.healed.set(1);
      await vi.waitFor(() => {
        expect(list.rows()).toEqual(['b', 'a']);
      }, patienceMs);
      await list.stable();
      expect(document.activeElement?.querySelector('a')?.textContent.trim()).toBe(name);
    },
  );

  it('keeps a switch where the API has it when the API refuses', async () => {
    const list = await visit('/probes');
    api.setEnabled.mockRejectedValueOnce(new ApiError('FORBIDDEN', 'You may not.'));
    const toggle = list.page.querySelector<HTMLInputElement>('app-probe-row [role=switch]');
    toggle?.click();
    await list.stable();
    expect(api.setEnabled).toHaveBeenCalledWith(['1'], false);
    expect(toggle?.checked).toBe(true);
  });

  it('offers to clear the filters when nothing fits, and to begin when there is nothing', async () => {
    api.list.mockResolvedValue(answer([]));
    const list = await visit('/probes?search=x');
    expect(list.page.textContent).toContain('No probe fits');
    [...list.page.querySelectorAll('button')]
      .find(button => button.textContent.trim() === 'Clear filters')
      ?.click();
    await vi.waitFor(() => {
      expect(list.page.textContent).toContain('Nothing is watched yet');
    }, patienceMs);
  });

  it('says that it could not be loaded, and loads at the second try', async () => {
    api.list.mockRejectedValueOnce(new ApiError('UNREACHABLE', 'x'));
    const list = await visit('/probes');
    expect(list.page.textContent).toContain('The server does not answer.');
    [...list.page.querySelectorAll('button')]
      .find(button => button.textContent.trim() === 'Try again')
      ?.click();
    await vi.waitFor(() => {
      expect(list.rows()).toEqual(['a', 'b']);
    }, patienceMs);
  });
});
