import * as z from 'zod';
import { defaulted, needed } from './absent.js';
import type { MaintenanceTime, MaintenanceWindow } from './maintenance.js';
import { type Parsed, problemsOf, quote, typeSentence } from './problem.js';
import { parseSchedule } from './schedule.js';
import { lineInput } from './text.js';
import { zoneNamed } from './zone.js';

/** How much a maintenance window may hold. */
export const maintenanceLimits = {
  title: 200,
  application: 200,
  probes: 1000,
  applications: 100,
  /** 31 days. */
  durationMinutes: 44_640,
} as const;

/** A window as a form or a program gives it: either from and until, or the text of a cron with a duration. */
export interface MaintenanceInput {
  readonly title: string;
  readonly probeIds?: readonly number[] | null;
  readonly applications?: readonly string[] | null;
  readonly from?: Date | null;
  readonly until?: Date | null;
  readonly cron?: string | null;
  readonly timeZone?: string | null;
  readonly durationMinutes?: number | null;
}

/** A change to a window: a field that is absent stays, one that is null is cleared. */
export type MaintenancePatch = {
  readonly [K in keyof MaintenanceInput]?: MaintenanceInput[K] | null;
};

/** A window that may be stored. */
export type MaintenanceDraft = Omit<MaintenanceWindow, 'id'>;

export const onceFields = ['from', 'until'] as const;
export const recurringFields = ['cron', 'timeZone', 'durationMinutes'] as const;

const minuteMs = 60_000;
const { title, application, probes, applications, durationMinutes } = maintenanceLimits;

const filledLine = (what: string, most: number) =>
  lineInput(what, most).refine(value => value !== '', { error: `${what} is needed.` });

const listOf = <T extends z.ZodType<string | number>>(what: string, item: T, most: number) =>
  defaulted(
    z
      .array(item)
      .superRefine(({ length }, context) => {
        const message = `A window names at most ${most} ${what}; these are ${length}.`;
        if (length > most) context.addIssue({ code: 'custom', message });
      })
      .transform(items => [...new Set(items)]),
    [],
  );

const subject = z.object({
  title: filledLine('A title', title),
  probeIds: listOf('probes', z.number(), probes),
  applications: listOf('applications', filledLine('An application', application), applications),
});

const once = z
  .object({
    from: z.date(needed('A window that begins and ends once needs from.')),
    until: z.date(needed('A window that begins and ends once needs until.')),
  })
  .refine(({ from, until }) => from < until, {
    path: ['until'],
    error: 'A window ends after it begins.',
  })
  .transform(({ from, until }): MaintenanceTime => ({
    kind: 'once',
    from: from.getTime(),
    until: until.getTime(),
  }));

const openings = z
  .string(needed('A window that comes again needs cron: when it opens, such as 0 3 * * 0.'))
  .trim()
  .superRefine((text, context) => {
    const parsed = parseSchedule(text);
    if (!parsed.ok) context.addIssue({ code: 'custom', message: parsed.problem });
    else if (parsed.schedule.kind === 'interval')
      context.addIssue({
        code: 'custom',
        message: `An interval names no moment at which a window could open: write a cron text such as 0 3 * * 0 in the place of ${quote(text)}.`,
      });
  });

const zone = z.string().transform((text, context) => {
  const name = zoneNamed(text);
  if (name !== undefined) return name;
  context.addIssue({ code: 'custom', message: `${quote(text)} is not a time zone.` });
  return z.NEVER;
});

const minutes = z
  .number(needed('A window that comes again needs durationMinutes.'))
  .refine(value => Number.isInteger(value) && value >= 1 && value <= durationMinutes, {
    error: ({ input }) =>
      `A window lasts a whole number of minutes from 1 to ${durationMinutes}; this is ${String(input)}.`,
  });

const recurring = (usualZone: string) =>
  z
    .object({ cron: openings, timeZone: defaulted(zone, usualZone), durationMinutes: minutes })
    .transform(({ cron, timeZone, durationMinutes }): MaintenanceTime => ({
      kind: 'recurring',
      cron,
      timeZone,
      durationMs: durationMinutes * minuteMs,
    }));

/**
 * Reads an input whole: either a draft or every problem in it, at once.
 * @param timeZone the zone of a window that comes again and names none
 */
export function parseMaintenanceInput(
  input: MaintenancePatch,
  timeZone: string,
): Parsed<MaintenanceDraft> {
  const parsed = subject.safeParse(input, { error: typeSentence });
  const time = parseTime(input, timeZone);
  if (parsed.success && time.ok) return { ok: true, value: { ...parsed.data, time: time.value } };
  const problems = [
    ...(parsed.success ? [] : problemsOf(parsed.error)),
    ...(time.ok ? [] : time.problems),
  ];
  return { ok: false, problems };
}

function parseTime(input: MaintenancePatch, timeZone: string): Parsed<MaintenanceTime> {
  const isGiven = (field: keyof MaintenanceInput): boolean => input[field] != null;
  const again = recurringFields.find(isGiven);
  const fails = (field: string, message: string): Parsed<MaintenanceTime> => ({
    ok: false,
    problems: [{ path: [field], message }],
  });
  const isOnce = onceFields.some(isGiven);
  if (isOnce && again !== undefined)
    return fails(again, 'A window has either from and until, or cron and durationMinutes.');
  if (!isOnce && again === undefined)
    return fails('from', 'A window needs from and until, or cron and durationMinutes.');
  const parsed = (isOnce ? once : recurring(timeZone)).safeParse(input, { error: typeSentence });
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, problems: problemsOf(parsed.error) };
}

/** The input that means a window. */
export function maintenanceInputOf({ time, ...rest }: MaintenanceDraft): MaintenanceInput {
  if (time.kind === 'once')
    return { ...rest, from: new Date(time.from), until: new Date(time.until) };
  const { cron, timeZone, durationMs } = time;
  return { ...rest, cron, timeZone, durationMinutes: durationMs / minuteMs };
}
