import { writeFields } from './cron-fields.js';
import { nextCronMoment } from './cron-moments.js';
import { writeDuration } from './duration.js';
import { remembered } from './remembered.js';
import { longestSchedule, readSchedule } from './schedule-text.js';

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

export declare function shortestGapMs(schedule: Schedule, timeZone: string): number;

export declare function describeSchedule(schedule: Schedule): string;
