import { describe, expect, it } from 'vitest';
import { maintenanceInputOf, parseMaintenanceInput } from './maintenance-input.js';
import { type MaintenancePatch, patchedMaintenance } from './index.js';

const from = new Date('2026-01-05T08:00:00Z');
const until = new Date('2026-01-05T09:00:00Z');
const title = 'Update';
const once = { title, from, until };
const weekly = { title, cron: '0 3 * * 0', timeZone: 'Europe/Berlin', durationMinutes: 90 };

const parse = (input: MaintenancePatch) => parseMaintenanceInput(input, 'Asia/Shanghai');
const valueOf = (input: MaintenancePatch) => {
  const parsed = parse(input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
};
const timeOf = (input: MaintenancePatch) => valueOf(input).time;

describe('the input of a maintenance window', () => {
  it('may begin and end once, for all probes', () => {
    expect(parse(once)).toEqual({
      ok: true,
      value: {
        title,
        probeIds: [],
        applications: [],
        time: { kind: 'once', from: from.getTime(), until: until.getTime() },
      },
    });
  });

  it('may come again, in the usual zone unless it names one', () => {
    const time = { kind: 'recurring', cron: '0 3 * * 0', durationMs: 5_400_000 };
    expect(timeOf(weekly)).toEqual({ ...time, timeZone: 'Europe/Berlin' });
    expect(timeOf({ ...weekly, timeZone: null })).toEqual({ ...time, timeZone: 'Asia/Shanghai' });
  });

  it('names each probe and application once', () => {
    expect(valueOf({ ...once, probeIds: [2, 1, 2], applications: ['a', ' a '] })).toMatchObject({
      probeIds: [2, 1],
      applications: ['a'],
    });
  });

  it.each<[MaintenancePatch, string, string]>([
    [{ from, until }, 'title', 'A title is needed.'],
    [{ ...once, title: ' ' }, 'title', 'A title is needed.'],
    [
      { ...once, title: 'x'.repeat(201) },
      'title',
      'A title may have at most 200 characters; this has 201.',
    ],
    [{ ...once, applications: ['a', ''] }, 'applications.1', 'An application is needed.'],
    [
      { ...once, probeIds: Array.from({ length: 1001 }, (_, id) => id) },
      'probeIds',
      'A window names at most 1000 probes; these are 1001.',
    ],
    [{ title }, 'from', 'A window needs from and until, or cron and durationMinutes.'],
    [{ title, from }, 'until', 'A window that begins and ends once needs until.'],
    [{ title, until }, 'from', 'A window that begins and ends once needs from.'],
    [{ title, from, until: from }, 'until', 'A window ends after it begins.'],
    [
      { ...once, cron: '0 3 * * 0' },
      'cron',
      'A window has either from and until, or cron and durationMinutes.',
    ],
    [
      { title, durationMinutes: 1 },
      'cron',
      'A window that comes again needs cron: when it opens, such as 0 3 * * 0.',
    ],
    [
      { ...weekly, cron: '5m' },
      'cron',
      'An interval names no moment at which a window could open: write a cron text such as 0 3 * * 0 in the place of “5m”.',
    ],
    [{ ...weekly, timeZone: 'Mars/Olympus' }, 'timeZone', '“Mars/Olympus” is not a time zone.'],
    [
      { ...weekly, durationMinutes: null },
      'durationMinutes',
      'A window that comes again needs durationMinutes.',
    ],
    [
      { ...weekly, durationMinutes: 44_641 },
      'durationMinutes',
      'A window lasts a whole number of minutes from 1 to 44640; this is 44641.',
    ],
    [
      { ...weekly, durationMinutes: 0 },
      'durationMinutes',
      'A window lasts a whole number of minutes from 1 to 44640; this is 0.',
    ],
  ])('%j is refused because of %s', (input, path, message) => {
    expect(parse(input)).toEqual({
      ok: false,
      problems: [{ path: path.split('.').map(key => (key === '1' ? 1 : key)), message }],
    });
  });

  it('is refused with everything that is wrong with it at once', () => {
    const parsed = parse({ title: '', cron: 'never', timeZone: 'x', durationMinutes: -1 });
    const paths = parsed.ok ? [] : parsed.problems.map(({ path }) => path.join('.'));
    expect(paths).toEqual(['title', 'cron', 'timeZone', 'durationMinutes']);
  });

  it('comes back from the window that it means', () => {
    for (const input of [once, weekly]) {
      const draft = valueOf(input);
      expect(parse(maintenanceInputOf(draft))).toEqual({ ok: true, value: draft });
    }
  });
});

describe('a change to a maintenance window', () => {
  const changed = (input: MaintenancePatch, patch: MaintenancePatch) =>
    valueOf(patchedMaintenance(valueOf(input), patch));

  it('leaves what it does not name, and clears what is null', () => {
    const shops = { ...weekly, probeIds: [7], applications: ['shop'] };
    expect(changed(shops, { title: 'Backup', applications: null })).toEqual({
      ...valueOf(shops),
      title: 'Backup',
      applications: [],
    });
  });

  it('to a time of the other kind takes the place of the one that was', () => {
    expect(changed(weekly, { from, until })).toEqual(valueOf(once));
    expect(changed(once, { cron: '0 3 * * 0', durationMinutes: 90 }).time).toMatchObject({
      kind: 'recurring',
      durationMs: 5_400_000,
    });
  });

  it('that takes its time away is refused', () => {
    expect(parse(patchedMaintenance(valueOf(once), { until: null })).ok).toBe(false);
  });
});
