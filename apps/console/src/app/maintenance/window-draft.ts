import { localMoment, momentOfLocal } from '../core/local-moment';
import type { MaintenanceInput } from '../core/gql/graphql';
import type { Window } from './maintenance-api';

/** A probe that a window names. */
export interface NamedProbe {
  readonly id: string;
  readonly name: string;
}

/** A window as it is being written: texts as they were typed, for both kinds at once. */
export interface WindowDraft {
  readonly title: string;
  readonly kind: 'once' | 'again';
  /** As a field for date and time has them, in the viewer's zone. */
  readonly from: string;
  readonly until: string;
  readonly cron: string;
  /** Empty: the server's. */
  readonly timeZone: string;
  readonly durationMinutes: string;
  readonly probes: readonly NamedProbe[];
  readonly applications: readonly string[];
}

const minute = 60_000;

/** A window of an hour that begins at the next full five minutes. */
export function newDraft(nowMs: number, zone: string): WindowDraft {
  const from = Math.ceil(nowMs / (5 * minute)) * 5 * minute;
  return {
    title: '',
    kind: 'once',
    from: localMoment(new Date(from), zone),
    until: localMoment(new Date(from + 60 * minute), zone),
    cron: '0 3 * * 0',
    timeZone: '',
    durationMinutes: '60',
    probes: [],
    applications: [],
  };
}

export function draftOf(window: Window, nowMs: number, zone: string): WindowDraft {
  const { title, probes, applications, cron, timeZone, durationMinutes, from, until } = window;
  const draft = { ...newDraft(nowMs, zone), title, probes, applications };
  const local = (moment: string | null) =>
    moment === null ? '' : localMoment(new Date(moment), zone);
  return cron === null
    ? { ...draft, from: local(from), until: local(until) }
    : {
        ...draft,
        kind: 'again',
        cron,
        timeZone: timeZone ?? '',
        durationMinutes: durationMinutes === null ? '' : String(durationMinutes),
      };
}

/** The API's input, with only the fields of its kind: what the API finds wrong stands beside one that is shown. */
export function inputOf(draft: WindowDraft, zone: string): MaintenanceInput {
  const { title, kind, probes, applications } = draft;
  const of = { title, probeIds: probes.map(({ id }) => id), applications: [...applications] };
  const moment = (text: string) => momentOfLocal(text, zone)?.toISOString() ?? null;
  if (kind === 'once') return { ...of, from: moment(draft.from), until: moment(draft.until) };
  const minutes = draft.durationMinutes.trim();
  return {
    ...of,
    cron: draft.cron.trim(),
    timeZone: draft.timeZone === '' ? null : draft.timeZone,
    durationMinutes: /^\d{1,9}$/u.test(minutes) ? Number(minutes) : null,
  };
}
