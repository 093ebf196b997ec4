import * as z from 'zod';
import { defaulted, emptyIsAbsent, needed, optional } from './absent.js';
import { type Parsed, type Problem, problemsOf, quote, typeSentence } from './problem.js';
import { longestSchedule, scheduleNeeded } from './schedule-text.js';
import { parseSchedule, shortestGapMs, type Schedule } from './schedule.js';
import { betweenTags } from './tag.js';
import { type ProbeType, type Target, targetInput } from './target.js';
import { lineInput } from './text.js';

/** How much a probe may hold, in characters. Longer than the mirrored columns: see docs/rooms/probe.md. */
export const probeLimits = {
  name: 200,
  application: 200,
  /** How many, and the characters of each. */
  tags: 20,
  tag: 50,
  cron: longestSchedule,
  timeoutMs: { least: 100, most: 300_000, usual: 10_000 },
} as const;

interface OnFile {
  readonly id: number;
  readonly name: string;
  readonly application?: string;
  /** Each once, in alphabetical order; absent when there are none. */
  readonly tags?: readonly string[];
  /** Absent when the row names no type that we know. */
  readonly type?: ProbeType;
  /** The target as a person writes it. */
  readonly address: string;
  /** As it was written. */
  readonly cron: string;
  readonly enabled: boolean;
  readonly timeoutMs: number;
  /** What somebody set; absent: the usual, as far as the schedule's period allows. */
  readonly timeoutWished?: number;
  /** Milliseconds since 1970, as the next. */
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** What is watched and how often: either whole, or on file with a problem that keeps it from being checked. */
export type Probe =
  | (OnFile & { readonly valid: true; readonly target: Target; readonly schedule: Schedule })
  | (OnFile & { readonly valid: false; readonly target?: Target; readonly problem: string });
export type ValidProbe = Extract<Probe, { readonly valid: true }>;

const { least, most, usual } = probeLimits.timeoutMs;
const timeoutMs = optional(
  z.number().refine(value => Number.isInteger(value) && value >= least && value <= most, {
    error: ({ input }) =>
      `A timeout is a whole number of milliseconds from ${least} to ${most}; this is ${String(input)}.`,
  }),
);

const tag = lineInput('A tag', probeLimits.tag)
  .refine(value => value !== '', { error: 'A tag is not empty.' })
  .refine(value => !betweenTags.test(value), {
    error: ({ input }) =>
      `A tag holds neither commas nor semicolons; this is ${quote(String(input))}.`,
  });

const tags = optional(
  z
    .array(tag)
    .transform(given => [...new Set(given)].sort())
    .superRefine(({ length }, context) => {
      const message = `A probe has at most ${probeLimits.tags} tags; these are ${length}.`;
      if (length > probeLimits.tags) context.addIssue({ code: 'custom', message });
    })
    .transform(given => (given.length === 0 ? undefined : given)),
);

const cron = z
  .string(needed(scheduleNeeded))
  .trim()
  .transform((value, context) => {
    const parsed = parseSchedule(value);
    if (parsed.ok) return { text: value, schedule: parsed.schedule };
    context.addIssue({ code: 'custom', message: parsed.problem });
    return z.NEVER;
  });

const probeInput = z.object({
  name: lineInput('A name', probeLimits.name).refine(value => value !== '', {
    error: 'A name is needed.',
  }),
  application: optional(
    lineInput('An application', probeLimits.application).transform(emptyIsAbsent),
  ),
  tags,
  cron,
  enabled: defaulted(z.boolean(), true),
  timeoutMs,
  target: targetInput,
});
const pace = z.object({ cron, timeoutMs });

/** A probe as a form, a program or a file gives it. */
export type ProbeInput = z.input<typeof probeInput>;

/** A probe that may be stored. */
export interface ProbeDraft {
  readonly name: string;
  readonly application?: string;
  readonly tags?: readonly string[];
  readonly cron: string;
  readonly schedule: Schedule;
  readonly enabled: boolean;
  /** Absent: the usual timeout, as far as the schedule's period allows. */
  readonly timeoutMs?: number;
  readonly target: Target;
}

/**
 * Reads an input whole: either a draft or every problem in it, at once.
 * @param timeZone the zone of cron texts that name none; it decides how close two checks can come
 */
export function parseProbeInput(input: unknown, timeZone: string): Parsed<ProbeDraft> {
  const parsed = probeInput.safeParse(input, { error: typeSentence });
  const problems = [
    ...(parsed.success ? [] : problemsOf(parsed.error)),
    ...timeoutProblems(input, timeZone),
  ];
  if (!parsed.success || problems.length > 0) return { ok: false, problems };
  const { cron: plan, ...rest } = parsed.data;
  return { ok: true, value: { ...rest, cron: plan.text, schedule: plan.schedule } };
}

/** Judged apart, so that it is reported even where another field is wrong too. */
function timeoutProblems(input: unknown, timeZone: string): Problem[] {
  const both = pace.safeParse(input);
  if (!both.success || both.data.timeoutMs === undefined) return [];
  const gap = shortestGapMs(both.data.cron.schedule, timeZone);
  if (both.data.timeoutMs <= gap) return [];
  return [
    {
      path: ['timeoutMs'],
      message: `A check must end before the next is due: at most ${gap} ms with the schedule “${both.data.cron.text}”; this is ${both.data.timeoutMs}.`,
    },
  ];
}

/** The usual 10 s, and never longer than the schedule's period allows. */
export function effectiveTimeoutMs(
  wished: number | undefined,
  schedule: Schedule,
  timeZone: string,
): number {
  return Math.min(wished ?? usual, shortestGapMs(schedule, timeZone));
}
