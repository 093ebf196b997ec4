import { clockChangeOf, describeSchedule, parseSchedule, type Schedule } from '@dialtone/model';
import type { SchedulePreviewQuery } from '../../core/gql/graphql';
import type { LanguageName } from '../../core/language';

type Preview = SchedulePreviewQuery['schedulePreview'];

/** What the next change of clocks does to the runs: nothing, less, more, or nothing for they come at one pace. */
export type ChangeEffect = 'none' | 'skipped' | 'repeated' | 'even';

export interface ChangeStory {
  readonly at: Date;
  /** What the clocks show then, and what they show instead: `02:00`, `03:00`. */
  readonly shows: string;
  readonly becomes: string;
  readonly effect: ChangeEffect;
  /** The times of day that do not come, or come twice. */
  readonly times: readonly string[];
  /** The runs around it, and where among them the change is. */
  readonly around: readonly Date[];
  readonly before: number;
}

export interface ScheduleStory {
  readonly words: string;
  /** Whose clocks the text is meant by; absent where no clock matters. */
  readonly timeZone?: string;
  readonly next: readonly Date[];
  readonly change?: ChangeStory;
}

/** More moments than these help nobody while they type. */
const mostNext = 3;
const yearMs = 366 * 86_400_000;

/** Everything that there is to tell of a schedule, in one language; undefined for a text that means nothing. */
export function scheduleStory(
  cron: string,
  preview: Preview,
  { language, nowMs }: { readonly language: LanguageName; readonly nowMs: number },
): ScheduleStory | undefined {
  const parsed = parseSchedule(cron.trim());
  if (!parsed.ok) return undefined;
  const { schedule } = parsed;
  const next = preview.next.slice(0, mostNext).map(at => new Date(at));
  if (!looksAtClocks(schedule)) return { words: describeSchedule(schedule, language), next };
  const { timeZone } = preview;
  const change = changeStory(schedule, preview);
  const near = change !== undefined && change.at.getTime() - nowMs <= yearMs;
  return {
    words: describeSchedule({ ...schedule, timeZone }, language),
    timeZone,
    next,
    ...(near && { change }),
  };
}

type Cron = Extract<Schedule, { kind: 'cron' }>;

/** Whether hours or days are named: `every 5 minutes` is the same in every zone. */
const looksAtClocks = (schedule: Schedule): schedule is Cron =>
  schedule.kind === 'cron' &&
  schedule.expression
    .split(' ')
    .slice(2)
    .some(field => field !== '*');

function changeStory(schedule: Cron, { timeChange }: Preview): ChangeStory | undefined {
  if (timeChange === null) return undefined;
  const at = new Date(timeChange.at);
  const change = clockChangeOf(schedule, {
    at: at.getTime(),
    offsetBeforeMs: timeChange.offsetBeforeMinutes * 60_000,
    offsetAfterMs: timeChange.offsetAfterMinutes * 60_000,
  });
  if (change === undefined) return undefined;
  const around = timeChange.around.map(moment => new Date(moment));
  const [times, kind] =
    change.skipped.length > 0
      ? [change.skipped, 'skipped' as const]
      : [change.repeated, 'repeated' as const];
  return {
    at,
    shows: wallText(change.shows),
    becomes: wallText(change.becomes),
    effect: times.length === 0 ? 'none' : isEven(around) ? 'even' : kind,
    times: times.map(wallText),
    around,
    before: around.filter(moment => moment < at).length,
  };
}

/** Whether each run is as far from the next as all others are. */
function isEven(moments: readonly Date[]): boolean {
  const gaps = moments.slice(1).map((moment, at) => moment.getTime() - Number(moments[at]));
  return gaps.length > 0 && new Set(gaps).size === 1;
}

/** `02:30`, with seconds where there are any. */
const wallText = (wall: number): string =>
  new Date(wall).toISOString().slice(11, 19).replace(/:00$/u, '');
