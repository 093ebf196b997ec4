import type {
  ProbeInput,
  ProbeType,
  ProbeWholeFragment,
  TargetInput,
} from '../../core/gql/graphql';

/** The fields that hold text, by the path of what they hold. */
export const textFields = [
  'name',
  'application',
  'cron',
  'timeoutMs',
  'target.http.url',
  'target.http.method',
  'target.http.body',
  'target.http.expectedStatus',
  'target.http.expectedBody',
  'target.tcp.host',
  'target.tcp.port',
  'target.dns.host',
  'target.dns.resolver',
  'target.dns.recordType',
  'target.dns.expectedAnswers',
  'target.icmp.host',
  'target.icmp.count',
  'target.icmp.maxLossPercent',
] as const;
export type TextFieldName = (typeof textFields)[number];

export interface DraftHeader {
  readonly name: string;
  readonly value: string;
}

/** What stands in the form: text as it was typed, for all types at once, so that changing the type loses nothing. */
export interface Draft {
  readonly type: ProbeType;
  readonly enabled: boolean;
  readonly texts: Readonly<Record<TextFieldName, string>>;
  readonly headers: readonly DraftHeader[];
}

export const emptyDraft: Draft = {
  type: 'HTTP',
  enabled: true,
  headers: [],
  texts: {
    name: '',
    application: '',
    cron: '30s',
    timeoutMs: '',
    'target.http.url': '',
    'target.http.method': 'GET',
    'target.http.body': '',
    'target.http.expectedStatus': '200',
    'target.http.expectedBody': '',
    'target.tcp.host': '',
    'target.tcp.port': '',
    'target.dns.host': '',
    'target.dns.resolver': '',
    'target.dns.recordType': 'A',
    'target.dns.expectedAnswers': '',
    'target.icmp.host': '',
    'target.icmp.count': '2',
    'target.icmp.maxLossPercent': '0',
  },
};

/** A probe on file as the form shows it. */
export function draftOf(probe: ProbeWholeFragment): Draft {
  return {
    type: probe.type ?? emptyDraft.type,
    enabled: probe.enabled,
    headers: probe.target?.__typename === 'HttpTarget' ? probe.target.headers : [],
    texts: {
      ...emptyDraft.texts,
      name: probe.name,
      application: probe.application ?? '',
      cron: probe.cron,
      timeoutMs: probe.timeoutWished === null ? '' : String(probe.timeoutWished),
      ...targetTexts(probe.target),
    },
  };
}

function targetTexts(target: ProbeWholeFragment['target']): Partial<Draft['texts']> {
  switch (target?.__typename) {
    case 'HttpTarget':
      return {
        'target.http.url': target.url,
        'target.http.method': target.method,
        'target.http.body': target.body ?? '',
        'target.http.expectedStatus': target.expectedStatus,
        'target.http.expectedBody': target.expectedBody ?? '',
      };
    case 'TcpTarget':
      return { 'target.tcp.host': target.host, 'target.tcp.port': String(target.port) };
    case 'DnsTarget':
      return {
        'target.dns.host': target.host,
        'target.dns.resolver': target.resolver ?? '',
        'target.dns.recordType': target.recordType,
        'target.dns.expectedAnswers': target.expectedAnswers.join('\n'),
      };
    case 'IcmpTarget':
      return {
        'target.icmp.host': target.host,
        'target.icmp.count': String(target.count),
        'target.icmp.maxLossPercent': String(target.maxLossPercent),
      };
    case undefined:
      return {};
    default:
      return target satisfies never;
  }
}

/** What the API is given. A number that is none becomes NaN, which every judge refuses. */
export function inputOf({ type, enabled, texts, headers }: Draft): ProbeInput {
  return {
    name: texts.name,
    application: texts.application.trim() || null,
    cron: texts.cron,
    enabled,
    timeoutMs: numberOrNull(texts.timeoutMs),
    target: targets[type](texts, headers),
  };
}

const targets: Readonly<
  Record<ProbeType, (texts: Draft['texts'], headers: readonly DraftHeader[]) => TargetInput>
> = {
  HTTP: (texts, headers) => ({
    http: {
      url: texts['target.http.url'],
      method: methods[texts['target.http.method']] ?? 'GET',
      headers: headers.map(({ name, value }) => ({ name, value })),
      body: texts['target.http.body'] || null,
      expectedStatus: texts['target.http.expectedStatus'].trim() || null,
      expectedBody: texts['target.http.expectedBody'] || null,
    },
  }),
  TCP: texts => ({
    tcp: { host: texts['target.tcp.host'], port: Number(texts['target.tcp.port'].trim() || NaN) },
  }),
  DNS: texts => ({
    dns: {
      host: texts['target.dns.host'],
      resolver: texts['target.dns.resolver'].trim() || null,
      recordType: texts['target.dns.recordType'],
      expectedAnswers: linesOf(texts['target.dns.expectedAnswers']),
    },
  }),
  ICMP: texts => ({
    icmp: {
      host: texts['target.icmp.host'],
      count: numberOrNull(texts['target.icmp.count']),
      maxLossPercent: numberOrNull(texts['target.icmp.maxLossPercent']),
    },
  }),
};

const methods: Readonly<
  Record<string, 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS'>
> = {
  GET: 'GET',
  HEAD: 'HEAD',
  POST: 'POST',
  PUT: 'PUT',
  PATCH: 'PATCH',
  DELETE: 'DELETE',
  OPTIONS: 'OPTIONS',
};
export const methodNames = Object.keys(methods);

const numberOrNull = (text: string): number | null =>
  text.trim() === '' ? null : Number(text.trim());

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');

/** The path of one part of a header. */
export const headerField = (index: number, part: keyof DraftHeader): string =>
  `target.http.headers.${index}.${part}`;

/** The fields that the form shows for this draft: where a problem can stand beside its cause. */
export function shownFields({ type, headers }: Draft): ReadonlySet<string> {
  const prefix = `target.${type.toLowerCase()}.`;
  return new Set([
    ...textFields.filter(field => !field.startsWith('target.') || field.startsWith(prefix)),
    ...(type === 'HTTP'
      ? headers.flatMap((_, index) => [headerField(index, 'name'), headerField(index, 'value')])
      : []),
  ]);
}
