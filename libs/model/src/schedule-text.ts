import { everComes, readFields, type CronFields } from './cron-fields.js';
import { readDuration } from './duration.js';
import { quote } from './problem.js';
import { zoneNamed } from './zone.js';

/** How long the text of a schedule may be, in characters. */
export const longestSchedule = 200;

export const scheduleNeeded = 'A schedule is needed, such as 30s, 5m or */5 * * * *.';

/** What a text says, before it is put into its normal form. */
export type Meaning =
  | { readonly kind: 'interval'; readonly periodMs: number }
  | { readonly kind: 'cron'; readonly fields: CronFields; readonly timeZone?: string }
  | { readonly kind: 'nothing'; readonly problem: string };

const nothing = (problem: string): Meaning => ({ kind: 'nothing', problem });

const second = 1000;
const longestPeriodMs = 366 * 86_400 * second;

const descriptors: Readonly<Record<string, string>> = {
  '@yearly': '0 0 0 1 1 *',
  '@annually': '0 0 0 1 1 *',
  '@monthly': '0 0 0 1 * *',
  '@weekly': '0 0 0 * * 0',
  '@daily': '0 0 0 * * *',
  '@midnight': '0 0 0 * * *',
  '@hourly': '0 0 * * * *',
};

/** Finds which of the known forms a text has. */
export function readSchedule(text: string): Meaning {
  const { length } = [...text];
  if (length > longestSchedule)
    return nothing(
      `A schedule may have at most ${longestSchedule} characters; this has ${length}.`,
    );
  const tidy = tidied(text);
  if (tidy === '') return nothing(scheduleNeeded);
  const zoned = /^(?:cron_)?tz=(\S*) ?(.*)$/iu.exec(tidy);
  return zoned === null ? readPlain(tidy) : readZoned(zoned[1] ?? '', zoned[2] ?? '');
}

/** Full-width letters, digits, commas and spaces become plain ones; single spaces between words. */
const tidied = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, ' ').trim();

function readZoned(zone: string, rest: string): Meaning {
  const timeZone = zoneNamed(zone);
  if (timeZone === undefined)
    return nothing(
      `${quote(zone)} is not a time zone that is known here. Write an IANA name such as Europe/Berlin, or UTC.`,
    );
  if (rest === '')
    return nothing(`After the time zone ${timeZone} a schedule is needed, such as 0 8 * * *.`);
  const meaning = readPlain(rest);
  // An interval is as long in every zone.
  return meaning.kind === 'cron' ? { ...meaning, timeZone } : meaning;
}

function readPlain(text: string): Meaning {
  if (text.startsWith('@')) return readDescriptor(text);
  const durationMs = /^\d+$/u.test(text) ? Number(text) * second : readDuration(text);
  if (durationMs !== undefined) return intervalOf(durationMs, text);
  const words = text.split(' ');
  if (words.length === 1 && !/[*?]/u.test(text))
    return nothing(
      `${quote(text)} is not a schedule. Write an interval such as 30s or 5m, a cron text such as */5 * * * *, or a name such as @hourly.`,
    );
  return readCron(words, text);
}

function readDescriptor(text: string): Meaning {
  const every = /^@every (.+)$/iu.exec(text)?.[1];
  const durationMs = every === undefined ? undefined : readDuration(every);
  if (durationMs !== undefined) return intervalOf(durationMs, text);
  if (/^@every\b/iu.test(text))
    return nothing(
      `${quote(text)} names no duration. Write one such as @every 90s or @every 1h30m.`,
    );
  const fields = descriptors[text.toLowerCase()];
  if (fields !== undefined) return readCron(fields.split(' '), text);
  return nothing(
    `${quote(text)} is not known. The names are @every with a duration, ${Object.keys(descriptors).join(', ')}.`,
  );
}

/** robfig's rule: whole seconds, and no less than one. */
function intervalOf(durationMs: number, text: string): Meaning {
  if (durationMs === 0)
    return nothing(`An interval must be longer than 0; this is ${quote(text)}.`);
  if (durationMs > longestPeriodMs)
    return nothing(`An interval may be at most 366 days long; ${quote(text)} is longer.`);
  const seconds = Math.max(1, Math.floor(durationMs / second));
  return { kind: 'interval', periodMs: seconds * second };
}

function readCron(words: readonly string[], text: string): Meaning {
  const problem = words.length === 7 ? quartzProblem(words) : undefined;
  if (problem !== undefined) return nothing(problem);
  if (words.length < 5 || words.length > 7)
    return nothing(
      `${quote(text)} has ${words.length} ${words.length === 1 ? 'field' : 'fields'}; a cron text has 5 (minute, hour, day of month, month, day of week) or 6 (second first).`,
    );
  const read = readFields(words.length === 5 ? ['0', ...words] : words.slice(0, 6));
  if (!read.ok) return nothing(read.problem);
  if (!everComes(read.fields))
    return nothing(`${quote(text)} never comes: none of its months has such a day.`);
  return { kind: 'cron', fields: read.fields };
}

/** Seven fields are Quartz's. Its numbers of days mean other days than everyone else's, so none is guessed. */
function quartzProblem(words: readonly string[]): string | undefined {
  const [days = '', year = ''] = words.slice(5);
  if (year !== '*' && year !== '?')
    return `The year field holds ${quote(year)}; it may hold * or ?.`;
  if (!/(?<!\/)\b\d/u.test(days)) return undefined;
  return `The day-of-week field holds ${quote(days)}; beside a year field, Quartz counts days from SUN = 1 and others from SUN = 0, so it may hold names only: SUN to SAT.`;
}
