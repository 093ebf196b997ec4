import { localMoment, momentOfLocal } from '../core/local-moment';
import { viewerZone } from '../core/viewer-zone';
import type { Reason, ResultFilter, ResultPartsFragment } from '../core/gql/graphql';

/** What results are chosen by, as the url has it; what is absent may be anything. */
export const filterKeys = [
  'ending',
  'reason',
  'status',
  'atLeast',
  'atMost',
  'since',
  'before',
] as const;
export type FilterKey = (typeof filterKeys)[number];
export type FilterTexts = Readonly<Partial<Record<FilterKey, string>>>;

const endings = ['UP', 'DEGRADED', 'DOWN', 'INTERNAL'] as const;
type Ending = (typeof endings)[number];

/** The choices of how a check ended: each alone, and all that were not simply up. */
export const endingChoices = [...endings, 'DEGRADED,DOWN,INTERNAL'] as const;

const listed = (text: string | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map(each => each.trim())
    .filter(each => each !== '');

const numberIn = (text: string | undefined): number | undefined => {
  const value = Number(text);
  return text === undefined || text === '' || !Number.isFinite(value) || value < 0
    ? undefined
    : value;
};

const momentIn = (text: string | undefined): string | undefined => {
  const at = Date.parse(text ?? '');
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
};

/** @param reasons those that the API knows; an address may have been typed by hand */
export function filterOf(texts: FilterTexts, reasons: readonly Reason[]): ResultFilter {
  const endingsAsked = listed(texts.ending).flatMap(
    text => endings.find(each => each === text) ?? [],
  );
  const reasonsAsked = listed(texts.reason).flatMap(
    text => reasons.find(each => each === text) ?? [],
  );
  const statuses = listed(texts.status).map(Number).filter(isStatus);
  const [least, most] = [numberIn(texts.atLeast), numberIn(texts.atMost)];
  const [from, until] = [momentIn(texts.since), momentIn(texts.before)];
  return {
    ...(endingsAsked.length > 0 && { endings: endingsAsked }),
    ...(reasonsAsked.length > 0 && { reasons: reasonsAsked }),
    ...(statuses.length > 0 && { httpStatuses: statuses }),
    ...(least !== undefined && { minLatencyMs: least }),
    ...(most !== undefined && { maxLatencyMs: most }),
    ...(from !== undefined && { from }),
    ...(until !== undefined && (from === undefined || from < until) && { until }),
  };
}

const isStatus = (status: number): boolean =>
  Number.isInteger(status) && status >= 100 && status < 1000;

/** Whether a result that is heard live belongs into a list that is chosen like this. */
export function passes(filter: ResultFilter, result: ResultPartsFragment): boolean {
  const ending = endingOf(result);
  return (
    (filter.endings?.includes(ending) ?? true) &&
    (filter.reasons == null ||
      (result.reason !== null && filter.reasons.includes(result.reason))) &&
    (filter.httpStatuses == null ||
      (result.httpStatus !== null && filter.httpStatuses.includes(result.httpStatus))) &&
    (filter.minLatencyMs == null || result.latencyMs >= filter.minLatencyMs) &&
    (filter.maxLatencyMs == null || result.latencyMs <= filter.maxLatencyMs) &&
    (filter.from == null || result.startedAt >= filter.from) &&
    (filter.until == null || result.startedAt < filter.until)
  );
}

const endingOf = ({ up, degraded, reason }: ResultPartsFragment): Ending => {
  if (up) return degraded ? 'DEGRADED' : 'UP';
  return reason === 'INTERNAL' ? 'INTERNAL' : 'DOWN';
};

/** Where the API gives all that fits as a file. */
export function exportPath(probeId: string, form: 'csv' | 'ndjson', filter: ResultFilter): string {
  const query = new URLSearchParams();
  for (const ending of filter.endings ?? []) query.append('ending', ending);
  for (const reason of filter.reasons ?? []) query.append('reason', reason);
  for (const status of filter.httpStatuses ?? []) query.append('httpStatus', String(status));
  for (const name of ['minLatencyMs', 'maxLatencyMs', 'from', 'until'] as const) {
    const value = filter[name];
    if (value != null) query.append(name, String(value));
  }
  const text = query.toString();
  return `/api/probes/${encodeURIComponent(probeId)}/results.${form}${text && `?${text}`}`;
}

/** A moment as a field for the viewer's date and time holds it; and back. */
export const localText = (iso: string | undefined): string => {
  const at = new Date(iso ?? '');
  return Number.isNaN(at.getTime()) ? '' : localMoment(at, viewerZone());
};
export const isoText = (local: string): string | undefined =>
  momentOfLocal(local, viewerZone())?.toISOString();
