import { fieldsOf, writeFields } from './cron-fields.js';
import { nextCronMoment } from './cron-moments.js';
import { cronSpans, type Stretch } from './cron-spans.js';
import { writeDuration } from './duration.js';
import type { Span } from './ending.js';
import { remembered } from './remembered.js';
import { describeCron, describeInterval } from './schedule-words.js';
import { describeCronZh, describeIntervalZh } from './schedule-words-zh.js';
import { longestSchedule, readSchedule } from './schedule-text.js';
import { shortestCronGap } from './shortest-gap.js';

/** When a probe is due: every so often, or at the moments that a cron text names. A plain value. */
export type Schedule =
  | {
      readonly kind: 'interval';
      /** `@every 1m30s` */
      readonly normal: string;
      readonly periodMs: number;
    }
  | {
      readonly kind: 'cron';
      /** Six fields, with `TZ=` before them when the text names a zone. */
      readonly normal: string;
      /** The six fields alone. */
      readonly expression: string;
      /** Absent when the text names none. */
      readonly timeZone?: string;
    };

export type ParsedSchedule =
  | { readonly ok: true; readonly schedule: Schedule }
  | { readonly ok: false; readonly problem: string };

const known = remembered(2000, read);

/** Reads a cron text of any form that Dialtone knows; a text that means nothing is told in a sentence. */
export const parseSchedule = (text: string): ParsedSchedule =>
  text.length > longestSchedule ? read(text) : known(text);

function read(text: string): ParsedSchedule {
  const meaning = readSchedule(text);
  if (meaning.kind === 'nothing') return { ok: false, problem: meaning.problem };
  if (meaning.kind === 'interval') {
    const { periodMs } = meaning;
    const normal = `@every ${writeDuration(periodMs)}`;
    return { ok: true, schedule: { kind: 'interval', normal, periodMs } };
  }
  const { fields, timeZone } = meaning;
  const expression = writeFields(fields);
  const cron = { kind: 'cron', normal: expression, expression } as const;
  if (timeZone === undefined) return { ok: true, schedule: cron };
  return { ok: true, schedule: { ...cron, normal: `TZ=${timeZone} ${expression}`, timeZone } };
}

/**
 * The first moment after `after`; undefined when there is none. An interval counts from the whole second of `after`.
 * @param timeZone the zone of cron texts that name none
 */
export function nextMoment(schedule: Schedule, after: Date, timeZone: string): Date | undefined {
  const from = after.getTime();
  if (schedule.kind === 'interval')
    return new Date(Math.floor(from / 1000) * 1000 + schedule.periodMs);
  const moment = nextCronMoment(schedule.expression, schedule.timeZone ?? timeZone, from);
  return moment === undefined ? undefined : new Date(moment);
}

/**
 * The moments of a cron text within a stretch, as evenly spaced spans in order. Each is found in a few microseconds,
 * however many moments it holds, so that a caller can give way between them.
 * @param timeZone the zone of texts that name none
 */
export const spansOfCron = (
  schedule: Extract<Schedule, { kind: 'cron' }>,
  stretch: Stretch,
  timeZone: string,
): Generator<Span> => cronSpans(schedule.expression, schedule.timeZone ?? timeZone, stretch);

/**
 * The shortest time between two moments that the schedule names, in milliseconds.
 * @param timeZone the zone of cron texts that name none; a change of its clocks can bring two moments closer
 */
export const shortestGapMs = (schedule: Schedule, timeZone: string): number =>
  schedule.kind === 'interval'
    ? schedule.periodMs
    : gaps(`${schedule.timeZone ?? timeZone} ${schedule.expression}`);

const gaps = remembered(2000, text => {
  const [timeZone = '', ...words] = text.split(' ');
  return shortestCronGap(words.join(' '), fieldsOf(words), timeZone);
});

/** The languages in which a schedule can be told. */
const tellers = {
  en: { interval: describeInterval, cron: describeCron },
  zh: { interval: describeIntervalZh, cron: describeCronZh },
} as const;
export type ScheduleLanguage = keyof typeof tellers;

/** The schedule in words: "every 30 seconds", "at 08:00 on Monday to Friday", “每 30 秒”. */
export const describeSchedule = (schedule: Schedule, language: ScheduleLanguage = 'en'): string =>
  schedule.kind === 'interval'
    ? tellers[language].interval(schedule.periodMs)
    : tellers[language].cron(fieldsOf(schedule.expression.split(' ')), schedule.timeZone);
