import type { Language } from '../core/language';
import { localeOf } from '../core/language';
import { plannedText, spanText } from '../core/time-text';
import { phaseOf, type WindowPhase } from './window-order';
import type { Window } from './maintenance-api';

type Words = Pick<Language, 't' | 'tn' | 'name'>;

/** A window as its row tells it. */
export interface WindowRow {
  readonly window: Window;
  readonly phase: WindowPhase;
  /** `for another 24 min`, `in 3 h` … */
  readonly standing: string;
  /** When: both moments, or the text and for how long. */
  readonly when: string;
  /** `All probes`, `3 probes, shop, bank`. */
  readonly covers: string;
}

export function rowOf(window: Window, nowMs: number, words: Words): WindowRow {
  return {
    window,
    phase: phaseOf(window),
    standing: standingText(window, nowMs, words),
    when: whenText(window, nowMs, words),
    covers: coversText(window, words),
  };
}

function standingText({ current, opensNext, until }: Window, nowMs: number, words: Words): string {
  const span = (moment: string) => spanText(Math.abs(Date.parse(moment) - nowMs), words.name());
  if (current !== null)
    return current.until === null
      ? words.t('maintenance.onAndOn')
      : words.t('maintenance.left', { span: span(current.until) });
  if (opensNext !== null) return words.t('maintenance.ahead', { span: span(opensNext) });
  return until === null
    ? words.t('maintenance.never')
    : words.t('maintenance.over', { span: span(until) });
}

function whenText(window: Window, nowMs: number, words: Words): string {
  const { cron, timeZone, durationMinutes, from, until } = window;
  if (cron !== null)
    return words.t('maintenance.again', {
      cron,
      zone: timeZone ?? '',
      span: spanText((durationMinutes ?? 0) * 60_000, words.name()),
    });
  const moment = (text: string | null) =>
    text === null ? '' : plannedText(new Date(text), new Date(nowMs), localeOf[words.name()]);
  return `${moment(from)} – ${moment(until)}`;
}

function coversText({ probes, applications }: Window, { t, tn }: Words): string {
  if (probes.length === 0 && applications.length === 0) return t('maintenance.all');
  const [only] = probes;
  const named =
    probes.length === 1 && only !== undefined ? only.name : tn('maintenance.probes', probes.length);
  return [...(probes.length > 0 ? [named] : []), ...applications].join(', ');
}
