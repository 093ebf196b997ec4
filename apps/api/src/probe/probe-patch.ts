import {
  type Parsed,
  parseProbeInput,
  parseSchedule,
  type Problem,
  type ProbeDraft,
  type ProbeInput,
} from '@dialtone/model';

/** A change to a probe: a field that is absent stays, one that is null is cleared. */
export type ProbePatch = { readonly [K in keyof ProbeInput]?: ProbeInput[K] | null | undefined };

/** What the judgement of a patch depends on: schedule and timeout are judged together. */
export interface Patched {
  readonly cron: string;
  readonly timeoutMs?: number | undefined;
}

/**
 * Judges the fields of a patch, and nothing else of the probe: what stays was judged when it was written, or is
 * another program's and must not keep anyone from pausing or renaming the probe.
 */
export function parsePatch(
  patch: ProbePatch,
  current: Patched,
  timeZone: string,
): Parsed<Partial<ProbeDraft>> {
  const given = new Map(Object.entries<unknown>(patch).filter(([, value]) => value !== undefined));
  const whole = { ...standIns(given, current), ...Object.fromEntries(given) };
  const parsed = parseProbeInput(whole, timeZone);
  const problems = [
    ...(parsed.ok ? [] : parsed.problems),
    ...(given.get('enabled') === null ? [neither] : []),
  ];
  if (!parsed.ok || problems.length > 0) return { ok: false, problems };
  return { ok: true, value: only(parsed.value, given) };
}

/** Of a new probe null means the default; of one on file there is nothing that it could mean. */
const neither: Problem = {
  path: ['enabled'],
  message: 'A probe is enabled or it is not: true or false.',
};

/** Sound values in the places of what is not given, and what is on file where what is given must agree with it. */
function standIns(given: ReadonlyMap<string, unknown>, current: Patched): ProbeInput {
  const agree = given.has('timeoutMs') && parseSchedule(current.cron).ok;
  return {
    name: 'unchanged',
    cron: agree ? current.cron : '1h',
    timeoutMs: given.has('cron') ? (current.timeoutMs ?? null) : null,
    target: { icmp: { host: 'unchanged.invalid' } },
  };
}

function only(draft: ProbeDraft, given: ReadonlyMap<string, unknown>): Partial<ProbeDraft> {
  const cleared = { application: undefined, tags: undefined, timeoutMs: undefined };
  return Object.fromEntries(
    Object.entries({ ...cleared, ...draft }).filter(
      ([field]) => given.has(field) || (field === 'schedule' && given.has('cron')),
    ),
  );
}
