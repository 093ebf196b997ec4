import { describe, expect, it } from 'vitest';
import { aWindow } from '../testing/a-window';
import { draftOf, inputOf, newDraft } from './window-draft';

const now = Date.parse('2026-01-31T12:02:00Z');
const zone = 'Europe/Berlin';

describe('a window as it is being written', () => {
  it('begins at the next five minutes and lasts an hour, in the time of the viewer', () => {
    expect(newDraft(now, zone)).toMatchObject({
      kind: 'once',
      from: '2026-01-31T13:05',
      until: '2026-01-31T14:05',
    });
  });

  it('comes back as it was, with the fields of its kind alone', () => {
    const probes = [{ id: '7', name: 'shop' }];
    const once = aWindow({ probes, applications: ['bank'] });
    expect(inputOf(draftOf(once, now, zone), zone)).toEqual({
      title: 'Update',
      probeIds: ['7'],
      applications: ['bank'],
      from: once.from,
      until: once.until,
    });
    const weekly = aWindow({ from: null, until: null, cron: '0 3 * * 0', durationMinutes: 90 });
    expect(inputOf(draftOf(weekly, now, zone), zone)).toEqual({
      title: 'Update',
      probeIds: [],
      applications: [],
      cron: '0 3 * * 0',
      timeZone: null,
      durationMinutes: 90,
    });
  });

  it('leaves to the API what is missing or no number', () => {
    const draft = { ...newDraft(now, zone), kind: 'again', durationMinutes: 'an hour' } as const;
    expect(inputOf(draft, zone)).toMatchObject({ durationMinutes: null });
    expect(inputOf({ ...draft, kind: 'once', from: '' }, zone)).toMatchObject({ from: null });
  });
});
