import type { Span } from './ending.js';

/** The distance between neighbours; undefined for a single moment, which fits any. */
export const stepOf = ({ firstAt, lastAt, runs }: Span): number | undefined =>
  runs === 1 ? undefined : (lastAt - firstAt) / (runs - 1);

/** The one planned moment as a span. */
export const spanOf = (at: number): Span => ({ firstAt: at, lastAt: at, runs: 1 });

export function* singles(moments: Iterable<number>): Generator<Span> {
  for (const at of moments) yield spanOf(at);
}

/** Spans in order, with neighbours made one wherever the spacing goes on. */
export function* joined(spans: Iterable<Span>): Generator<Span> {
  let open: Span | undefined;
  for (const span of spans) {
    const both = open === undefined ? span : jointOf(open, span);
    if (both === undefined && open !== undefined) yield open;
    open = both ?? span;
  }
  if (open !== undefined) yield open;
}

function jointOf(before: Span, after: Span): Span | undefined {
  const gap = after.firstAt - before.lastAt;
  if ((stepOf(before) ?? gap) !== gap || (stepOf(after) ?? gap) !== gap) return undefined;
  return { firstAt: before.firstAt, lastAt: after.lastAt, runs: before.runs + after.runs };
}

/** The part of a span that lies within the limits, both included; undefined when none does. */
export function clipped(span: Span, limits: Pick<Span, 'firstAt' | 'lastAt'>): Span | undefined {
  if (span.firstAt >= limits.firstAt && span.lastAt <= limits.lastAt) return span;
  const step = stepOf(span) ?? 1;
  const skipped = Math.max(Math.ceil((limits.firstAt - span.firstAt) / step), 0);
  const cut = Math.max(Math.ceil((span.lastAt - limits.lastAt) / step), 0);
  const runs = span.runs - skipped - cut;
  if (runs <= 0) return undefined;
  return {
    firstAt: span.firstAt + skipped * step,
    lastAt: span.lastAt - cut * step,
    runs,
  };
}
