import {
  type Parsed,
  parseProbeInput,
  parseSchedule,
  type ProbeDraft,
  type ProbeInput,
} from '@dialtone/model';

/** A change to a probe: a field that is absent stays, one that is null is cleared. */
export type ProbePatch = { readonly [K in keyof ProbeInput]?: ProbeInput[K] | null | undefined };

/** What the judgement of a patch depends on. */
export interface Patched {
  readonly cron: string;
  readonly timeoutMs?: number;
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
  const given = Object.fromEntries(
    Object.entries<unknown>(patch).filter(([, value]) => value !== undefined),
  );
  const whole = { ...stand(current), ...given };
  const parsed = parseProbeInput(whole, timeZone);
  if (!parsed.ok) {
    const problems = parsed.problems.filter(
      ({ path: [field] }) => String(field) in given || (field === 'timeoutMs' && 'cron' in given),
    );
    if (problems.length > 0) return { ok: false, problems };
    // What is left is a timeout on file that its schedule does not allow: not this patch's affair.
    return parsePatch(patch, { cron: current.cron }, timeZone);
  }
  if (given.enabled === null)
    return {
      ok: false,
      problems: [{ path: ['enabled'], message: 'A probe is enabled or it is not: true or false.' }],
    };
  return { ok: true, value: only(parsed.value, Object.keys(given)) };
}

/** Sound values in the places of those that are not judged. */
function stand({ cron, timeoutMs }: Patched): Partial<ProbeInput> {
  return {
    name: 'unchanged',
    cron: parseSchedule(cron).ok ? cron : '1h',
    timeoutMs: timeoutMs ?? null,
    target: { icmp: { host: 'unchanged.invalid' } },
  };
}

function only(draft: ProbeDraft, fields: readonly string[]): Partial<ProbeDraft> {
  const wanted = new Set(fields.includes('cron') ? [...fields, 'schedule'] : fields);
  const cleared = Object.fromEntries(
    ['application', 'timeoutMs']
      .filter(field => wanted.has(field))
      .map(field => [field, undefined]),
  );
  return {
    ...cleared,
    ...Object.fromEntries(Object.entries(draft).filter(([field]) => wanted.has(field))),
  };
}
