import {
  type Cursor,
  cursorFrom,
  mostPoints,
  mostResults,
  type ResultFilter as StoredFilter,
  type Window,
} from '@dialtone/history';
import type { Problem } from '@dialtone/model';
import { badInput } from '../platform/errors.js';
import { numberOfId } from '../platform/graphql/id.js';
import { type ResultFilter, storedEndings } from './history-inputs.graphql.js';

/** Probes in one answer. */
export const mostProbes = 1000;
/** Whose series or quantiles are added up. */
export const mostMerged = 100;
/** Quantiles in one answer. */
const mostQuantiles = 20;
const minuteMs = 60_000;

/** @throws UserError with every problem that there is */
export function refuse(...problems: readonly (Problem | false | undefined)[]): void {
  const found = problems.filter(problem => problem !== undefined && problem !== false);
  if (found.length > 0) throw badInput(found);
}

const problem = (path: string | readonly string[], message: string): Problem => ({
  path: typeof path === 'string' ? [path] : [...path],
  message,
});

export const limitProblem = (first: number): Problem | false =>
  (first < 1 || first > mostResults) &&
  problem('first', `A page holds from 1 to ${mostResults}; this is ${first}.`);

/** @returns undefined when there is none */
export function readCursor(text: string | null | undefined): Cursor | undefined {
  if (text == null) return undefined;
  const cursor = cursorFrom(text);
  refuse(cursor === undefined && problem('after', 'This is no cursor of a page of this list.'));
  return cursor;
}

export const orderProblem = (
  { from, until }: { readonly from?: Date | null; readonly until?: Date | null },
  at: readonly string[] = [],
): Problem | false =>
  from != null &&
  until != null &&
  from >= until &&
  problem([...at, 'until'], 'A window ends after it begins.');

export function readWindow(from: Date, until: Date | null | undefined, now: number): Window {
  const end = until ?? new Date(now);
  refuse(orderProblem({ from, until: end }));
  return { from: from.getTime(), until: end.getTime() };
}

/** @throws UserError when there are none, or too many */
export function readProbeIds(ids: readonly string[], most: number): number[] {
  refuse(
    (ids.length === 0 || ids.length > most) &&
      problem('probeIds', `From 1 to ${most} probes can be asked for; these are ${ids.length}.`),
  );
  return ids.map(numberOfId);
}

export function readQuantiles(quantiles: readonly number[]): readonly number[] {
  refuse(
    quantiles.length > mostQuantiles &&
      problem(
        'quantiles',
        `At most ${mostQuantiles} can be asked for; these are ${quantiles.length}.`,
      ),
    ...quantiles.map(
      (each, place) =>
        !(each >= 0 && each <= 1) &&
        problem(['quantiles', String(place)], `A quantile is from 0 to 1; this is ${each}.`),
    ),
  );
  return quantiles;
}

/** The step that was asked for, or the one that makes some three hundred points. @returns milliseconds */
export function readStep(minutes: number | null | undefined, { from, until }: Window): number {
  const span = (until - from) / minuteMs;
  const step = minutes ?? Math.max(Math.ceil(span / 300), 1);
  const points = Math.ceil(span / step);
  refuse(
    step < 1 && problem('stepMinutes', `A step is at least one minute; this is ${step}.`),
    step >= 1 &&
      points > mostPoints &&
      problem(
        'stepMinutes',
        `A series has at most ${mostPoints} points; with this step it would have ${points}.`,
      ),
  );
  return step * minuteMs;
}

/** @param at where the filter stands in what was asked */
export function readFilter(filter: ResultFilter, at: readonly string[] = ['filter']): StoredFilter {
  const { endings, reasons, httpStatuses, minLatencyMs, maxLatencyMs } = filter;
  const latencyProblem = (name: 'minLatencyMs' | 'maxLatencyMs'): Problem | false =>
    !((filter[name] ?? 0) >= 0) && problem([...at, name], 'A latency is not negative.');
  refuse(
    orderProblem(filter, at),
    latencyProblem('minLatencyMs'),
    latencyProblem('maxLatencyMs'),
    (httpStatuses?.length ?? 0) > mostStatuses &&
      problem([...at, 'httpStatuses'], `At most ${mostStatuses} statuses can be asked for.`),
  );
  return {
    ...(endings != null && { endings: endings.map(ending => storedEndings[ending]) }),
    ...(reasons != null && { reasons }),
    ...(httpStatuses != null && { httpStatuses }),
    ...(minLatencyMs != null && { minLatencyUs: Math.round(minLatencyMs * 1000) }),
    ...(maxLatencyMs != null && { maxLatencyUs: Math.round(maxLatencyMs * 1000) }),
  };
}

const mostStatuses = 100;

/** The bounds of a list, as the history takes them. */
export const readBounds = ({
  from,
  until,
}: {
  readonly from?: Date | null | undefined;
  readonly until?: Date | null | undefined;
}): Partial<Window> => ({
  ...(from != null && { from: from.getTime() }),
  ...(until != null && { until: until.getTime() }),
});
