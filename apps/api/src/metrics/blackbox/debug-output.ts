import { concealUrl, expectationText, type Outcome, quote } from '@dialtone/model';
import { stringify } from 'yaml';
import { exposition } from './families/exposition.js';
import { redacted } from './file/redact.js';
import type { Found } from './target-prober.js';

/** What a look with `debug=true` shows in the place of the metrics alone; without secrets. */
export const debugOutput = (
  { outcome, points }: Found,
  { target, written }: { readonly target: string; readonly written: unknown },
): string =>
  [
    'Logs for the probe:',
    ...logLines(outcome, target),
    '\n\n',
    'Metrics that would have been returned:',
    `${exposition(points)}\n\n`,
    'Module configuration:',
    stringify(redacted(written)),
  ].join('\n');

function logLines(outcome: Outcome, target: string): string[] {
  const { phases, judged = [], sight } = outcome;
  const seconds = (ms: number): string => `${(ms / 1000).toFixed(6)} s`;
  return [
    `Looked at ${concealUrl(target)}`,
    ...(sight === undefined || sight.addresses.length === 0
      ? []
      : [`Addresses ${sight.addresses.join(', ')}; used ${sight.address ?? 'none'}`]),
    ...(sight?.http?.hops ?? []).map(
      ({ url, status, location }) =>
        `Answered ${status} at ${concealUrl(url)}, to ${concealUrl(location ?? 'nowhere')}`,
    ),
    ...(outcome.httpStatus === undefined ? [] : [`Answered ${outcome.httpStatus}`]),
    ...phases.map(({ name, durationMs }) => `Phase ${name} took ${seconds(durationMs)}`),
    ...judged.map(
      ({ expectation, held, actual, note }) =>
        `${held ? 'Held' : 'Did not hold'}: ${expectationText(expectation)}` +
        (note ?? (actual === undefined ? '' : `; it is ${quote(actual)}`)),
    ),
    outcome.up
      ? `Probe succeeded in ${seconds(outcome.latencyMs)}`
      : `Probe failed in ${seconds(outcome.latencyMs)}: ${outcome.reason}: ${outcome.message}`,
  ];
}
