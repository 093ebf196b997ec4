import type {
  ProbeFilter,
  ProbeListQueryVariables,
  ProbeState,
  ProbeType,
} from '../../core/gql/graphql';
import { type ColumnName, columnNames } from './columns';
import { isSortWord, type SortWord, sortWords } from './sort-words';

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

/** What the list shows: all of it stands in the url, so that it can be shared. */
export interface ListQuery {
  readonly search: string;
  readonly type: ProbeType | undefined;
  readonly application: string | undefined;
  /** All of which a probe has. */
  readonly tags: readonly string[];
  readonly enabled: boolean | undefined;
  readonly state: ProbeState | undefined;
  /** The place of the list that is on screen: the number of its first row, counted from 1. */
  readonly row: number;
  readonly sort: SortWord;
  readonly descending: boolean;
  /** The columns, in order; undefined for those for which there is room. */
  readonly columns: readonly ColumnName[] | undefined;
  /** Whether the probes of one application stand together. */
  readonly grouped: boolean;
}

/** What is wrong comes first. */
export const usualQuery: ListQuery = {
  search: '',
  type: undefined,
  application: undefined,
  tags: [],
  enabled: undefined,
  state: undefined,
  row: 1,
  sort: 'state',
  descending: false,
  columns: undefined,
  grouped: false,
};

/** The query part of the url; each may be missing, and a person may have typed anything. */
export type ListParams = Readonly<Partial<Record<ListParam, string | null | undefined>>>;
type ListParam =
  | 'search'
  | 'type'
  | 'application'
  | 'tags'
  | 'enabled'
  | 'state'
  | 'row'
  | 'sort'
  | 'columns'
  | 'group';

/** Reads the url; what means nothing counts as absent. */
export function readQuery(params: ListParams): ListQuery {
  const row = Number(params.row);
  const sort = params.sort?.replace(/^-/u, '');
  return {
    search: params.search ?? '',
    type: probeTypes.find(type => type === params.type?.toUpperCase()),
    application: params.application === '' ? undefined : (params.application ?? undefined),
    tags: readTags(params.tags),
    enabled: { yes: true, no: false }[params.enabled ?? ''],
    state: probeStates.find(state => state === params.state?.toUpperCase()),
    row: Number.isInteger(row) && row > 0 ? row : usualQuery.row,
    sort: isSortWord(sort) ? sort : usualQuery.sort,
    descending: isSortWord(sort) && params.sort?.startsWith('-') === true,
    columns: readColumns(params.columns),
    grouped: params.group === 'application',
  };
}

/** The url of a query: what is as usual is left out, by `null`. */
export function writeQuery(query: ListQuery): Record<ListParam, string | null> {
  const sort = `${query.descending ? '-' : ''}${query.sort}`;
  return {
    search: query.search || null,
    type: query.type?.toLowerCase() ?? null,
    application: query.application ?? null,
    tags: query.tags.join(',') || null,
    enabled: query.enabled === undefined ? null : query.enabled ? 'yes' : 'no',
    state: query.state?.toLowerCase() ?? null,
    row: query.row === 1 ? null : String(query.row),
    sort: sort === usualQuery.sort ? null : sort,
    columns: query.columns?.join(',') ?? null,
    group: query.grouped ? 'application' : null,
  };
}

/** A change of the query. Whatever changes but the place itself leads back to the top. */
export const changeQuery = (query: ListQuery, change: Partial<ListQuery>): ListQuery => ({
  ...query,
  row: 1,
  ...change,
});

/** A second look at a column turns its order round. */
export const sortBy = (query: ListQuery, sort: SortWord): Partial<ListQuery> => ({
  sort,
  descending: query.sort === sort && !query.descending,
});

/** Whether anything narrows the list. */
export const isNarrowed = ({
  search,
  type,
  application,
  tags,
  enabled,
  state,
}: ListQuery): boolean =>
  search !== '' ||
  tags.length > 0 ||
  [type, application, enabled, state].some(value => value !== undefined);

/** What the API is asked for, page by page. */
export const variablesOf = (
  query: ListQuery,
): { filter: ProbeFilter } & Pick<ProbeListQueryVariables, 'sort' | 'grouped'> => ({
  filter: {
    search: query.search.trim() || null,
    type: query.type ?? null,
    application: query.application ?? null,
    tags: query.tags.length === 0 ? null : [...query.tags],
    enabled: query.enabled ?? null,
    state: query.state ?? null,
  },
  sort: { by: sortWords[query.sort], descending: query.descending },
  grouped: query.grouped,
});

/** Parted by commas, which no tag holds. */
const readTags = (text: string | null | undefined): readonly string[] =>
  [...new Set(text?.split(',').map(tag => tag.trim()))].filter(tag => tag !== '');

/** A name always stands among them; names that mean nothing are left out. */
function readColumns(text: string | null | undefined): readonly ColumnName[] | undefined {
  const named = [...new Set(text?.split(','))].flatMap(
    word => columnNames.find(name => name === word) ?? [],
  );
  if (named.length === 0) return undefined;
  return named.includes('name') ? named : ['name', ...named];
}
