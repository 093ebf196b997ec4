import type {
  ProbeListQueryVariables,
  ProbeSortKey,
  ProbeState,
  ProbeType,
} from '../../core/gql/graphql';
import { type PageSize, pageSizes } from '../../ui/page-size';

export const probeStates = ['DOWN', 'DEGRADED', 'UP', 'PENDING', 'PAUSED', 'INVALID'] as const;
export const probeTypes = [
  'HTTP',
  'TCP',
  'DNS',
  'ICMP',
  'GRPC',
  'WS',
  'TLS',
] as const satisfies readonly ProbeType[];

/** The word that stands in the url for each order. */
const sortWords = {
  state: 'STATE',
  name: 'NAME',
  type: 'TYPE',
  address: 'ADDRESS',
  application: 'APPLICATION',
  schedule: 'SCHEDULE',
  success: 'SUCCESS_RATE',
  latency: 'LATENCY',
  checked: 'LAST_CHECK',
} as const satisfies Record<string, ProbeSortKey>;
export type SortWord = keyof typeof sortWords;

/** What the list shows: all of it stands in the url, so that it can be shared. */
export interface ListQuery {
  readonly search: string;
  readonly type: ProbeType | undefined;
  readonly application: string | undefined;
  readonly enabled: boolean | undefined;
  readonly state: ProbeState | undefined;
  readonly page: number;
  readonly size: PageSize;
  readonly sort: SortWord;
  readonly descending: boolean;
}

/** What is wrong comes first. */
export const usualQuery: ListQuery = {
  search: '',
  type: undefined,
  application: undefined,
  enabled: undefined,
  state: undefined,
  page: 1,
  size: 30,
  sort: 'state',
  descending: false,
};

/** The query part of the url; each may be missing, and a person may have typed anything. */
export type ListParams = Readonly<Partial<Record<ListParam, string | null>>>;
type ListParam = 'search' | 'type' | 'application' | 'enabled' | 'state' | 'page' | 'size' | 'sort';

/** Reads the url; what means nothing counts as absent. */
export function readQuery(params: ListParams): ListQuery {
  const page = Number(params.page);
  const sort = params.sort?.replace(/^-/u, '');
  return {
    search: params.search ?? '',
    type: probeTypes.find(type => type === params.type?.toUpperCase()),
    application: params.application === '' ? undefined : (params.application ?? undefined),
    enabled: { yes: true, no: false }[params.enabled ?? ''],
    state: probeStates.find(state => state === params.state?.toUpperCase()),
    page: Number.isInteger(page) && page > 0 ? page : usualQuery.page,
    size: pageSizes.find(size => size === Number(params.size)) ?? usualQuery.size,
    sort: isSortWord(sort) ? sort : usualQuery.sort,
    descending: isSortWord(sort) && params.sort?.startsWith('-') === true,
  };
}

/** The url of a query: what is as usual is left out, by `null`. */
export function writeQuery(query: ListQuery): Record<ListParam, string | null> {
  const sort = `${query.descending ? '-' : ''}${query.sort}`;
  return {
    search: query.search || null,
    type: query.type?.toLowerCase() ?? null,
    application: query.application ?? null,
    enabled: query.enabled === undefined ? null : query.enabled ? 'yes' : 'no',
    state: query.state?.toLowerCase() ?? null,
    page: query.page === 1 ? null : String(query.page),
    size: query.size === usualQuery.size ? null : String(query.size),
    sort: sort === usualQuery.sort ? null : sort,
  };
}

/** A change of the query. Whatever changes but the page itself leads back to the first page. */
export const changeQuery = (query: ListQuery, change: Partial<ListQuery>): ListQuery => ({
  ...query,
  page: 1,
  ...change,
});

/** A second look at a column turns its order round. */
export const sortBy = (query: ListQuery, sort: SortWord): Partial<ListQuery> => ({
  sort,
  descending: query.sort === sort && !query.descending,
});

/** Whether anything narrows the list. */
export const isNarrowed = ({ search, type, application, enabled, state }: ListQuery): boolean =>
  search !== '' || [type, application, enabled, state].some(value => value !== undefined);

/** What the API is asked for. */
export const variablesOf = (query: ListQuery): ProbeListQueryVariables => ({
  filter: {
    search: query.search.trim() || null,
    type: query.type ?? null,
    application: query.application ?? null,
    enabled: query.enabled ?? null,
    state: query.state ?? null,
  },
  page: query.page,
  pageSize: query.size,
  sort: { by: sortWords[query.sort], descending: query.descending },
});

/** The last page that has rows: where to step back to when the last row of a page is gone. */
export const lastPage = (total: number, size: number): number =>
  Math.max(1, Math.ceil(total / size));

function isSortWord(word: string | undefined): word is SortWord {
  return word !== undefined && Object.hasOwn(sortWords, word);
}
