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
      /** The six fields as the cron library reads them. */
      readonly expression: string;
      /** Absent when the text names none. */
      readonly timeZone?: string;
    };

export type ParsedSchedule =
  | { readonly ok: true; readonly schedule: Schedule }
  | { readonly ok: false; readonly problem: string };

/** Reads a cron text of any form that Dialtone knows; a text that means nothing is told in a sentence. */
export declare function parseSchedule(text: string): ParsedSchedule;

/** The first moment after `after`; undefined when there is none. */
export declare function nextMoment(
  schedule: Schedule,
  after: Date,
  timeZone: string,
): Date | undefined;

/** The shortest time between two moments that the schedule names, in milliseconds. */
export declare function shortestGapMs(schedule: Schedule, timeZone: string): number;

/** The schedule in words: "every 30 seconds", "at 08:00 on Monday to Friday". */
export declare function describeSchedule(schedule: Schedule): string;
