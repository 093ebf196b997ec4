import {
  addressOf,
  effectiveTimeoutMs,
  hostText,
  parseHostPort,
  parseSchedule,
  type Probe,
  type ProbeType,
  probeTypes,
  quote,
  secretsIn,
  type Target,
  targetInput,
  type TargetKind,
  targetKinds,
  targetTypeOf,
} from '@dialtone/model';
import { isSealed } from '../platform/secret-box.js';
import type { ProbeRow } from './probe.entity.js';
import { type ProbeParts, targetParts } from './probe-parts.js';

/** What the meaning of a row depends on besides the row. */
export interface RowReading {
  /** IANA zone of cron texts that name none. */
  readonly timeZone: string;
  /** Why this process cannot send echo requests; absent when it can. */
  readonly icmpProblem?: string;
}

/**
 * What a row on file means, of whatever vintage and hand. Nothing is refused: what cannot be checked becomes a probe
 * with the problem in words.
 */
export function probeFromRow(row: ProbeRow, parts: ProbeParts, reading: RowReading): Probe {
  const type = typeOf(row.type);
  const url = (filled(row.url) ?? parts.url ?? '').trim();
  const cron = cronOf(row, parts);
  const target = type === undefined ? undefined : readTarget(type, url, row, parts);
  const parsed = parseSchedule(cron);
  const application = filled(row.application) ?? parts.application;
  const onFile = {
    id: row.id,
    name: nameOf(row, parts),
    ...(application !== undefined && { application }),
    ...(parts.tags !== undefined && { tags: parts.tags }),
    ...(type !== undefined && { type }),
    address: target?.ok ? addressOf(target.value) : url,
    cron,
    enabled: row.enabled === true,
    timeoutMs: parts.timeoutMs ?? 10_000,
    ...(parts.timeoutMs !== undefined && { timeoutWished: parts.timeoutMs }),
    createdAt: (row.createdAt ?? row.updatedAt)?.getTime() ?? 0,
    updatedAt: (row.updatedAt ?? row.createdAt)?.getTime() ?? 0,
  };
  const problems = [
    ...(type === undefined ? [typeProblem(row.type)] : []),
    ...(target !== undefined && !target.ok ? [target.problem] : []),
    ...(parsed.ok ? [] : [parsed.problem]),
    ...(type === 'ICMP' && reading.icmpProblem !== undefined ? [reading.icmpProblem] : []),
    ...(type === undefined ? [] : sealedProblems(type, parts)),
  ];
  if (target?.ok && parsed.ok && problems.length === 0) {
    const { schedule } = parsed;
    const timeoutMs = effectiveTimeoutMs(parts.timeoutMs, schedule, reading.timeZone);
    return { ...onFile, valid: true, target: target.value, schedule, timeoutMs };
  }
  return {
    ...onFile,
    valid: false,
    ...(target?.ok && { target: target.value }),
    problem: problems.join(' '),
  };
}

/** A sealed value that could not be opened must never be sent for the secret that it hides. */
const sealedProblems = (type: ProbeType, parts: ProbeParts): string[] =>
  secretsIn(targetKinds[targetTypeOf(type)].fields, parts)
    .filter(({ text }) => isSealed(text))
    .map(
      ({ name, path }) =>
        `${name === undefined ? `The field ${path.join('.')}` : `The value of the header ${quote(name)}`} was sealed with another secret-key than ours; put that key back, or give the value again.`,
    );

/** An empty text and NULL are the same: Gin-Vue-Admin writes back as empty what it read as NULL. */
export const filled = (text: string | null): string | undefined =>
  text === null || text.trim() === '' ? undefined : text;

/** The cron text on file, empty when there is none. */
export const cronOf = (row: Pick<ProbeRow, 'cron'>, parts: ProbeParts): string =>
  filled(row.cron) ?? parts.cron ?? '';

function nameOf(row: ProbeRow, parts: ProbeParts): string {
  const name = row.name ?? '';
  return parts.name !== undefined && firstCharacters(parts.name, 32) === name ? parts.name : name;
}

export const firstCharacters = (text: string, most: number): string =>
  [...text].slice(0, most).join('');

/** Every spelling of a type that old rows use. */
const typesOnFile: Readonly<Record<string, ProbeType>> = {
  ...Object.fromEntries(probeTypes.map(type => [type, type])),
  HTTPS: 'HTTP',
  PING: 'ICMP',
};

export const typeOf = (text: string | null): ProbeType | undefined =>
  typesOnFile[(text ?? '').trim().toUpperCase()];

const knownTypes = new Intl.ListFormat('en-GB').format(
  probeTypes.map(type => (type === 'ICMP' ? 'ICMP (or PING)' : type)),
);

function typeProblem(text: string | null): string {
  const named = filled(text);
  return named === undefined
    ? `The row names no type; known are ${knownTypes}.`
    : `${quote(named)} is not a type that can be checked; known are ${knownTypes}.`;
}

type TargetReading =
  { readonly ok: true; readonly value: Target } | { readonly ok: false; readonly problem: string };

function readTarget(type: ProbeType, url: string, row: ProbeRow, parts: ProbeParts): TargetReading {
  const address = fieldsOfAddress(type, url);
  if (typeof address === 'string') return { ok: false, problem: address };
  const given = {
    ...Object.fromEntries(
      targetParts.filter(part => part in parts).map(part => [part, parts[part]]),
    ),
    ...address,
    ...(type === 'HTTP' && httpColumns(row, parts)),
  };
  const parsed = targetInput.safeParse({ [targetTypeOf(type)]: given });
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, problem: parsed.error.issues.map(({ message }) => message).join(' ') };
}

/** The columns that only HTTP uses. */
const httpColumns = (row: ProbeRow, parts: ProbeParts) => ({
  method: filled(row.httpMethod)?.trim().toUpperCase() ?? 'GET',
  body: filled(row.requestBody) ?? parts.body,
  // GORM writes 0 for a NULL that it read, and means its default.
  expectedStatus: row.httpStatus ? String(row.httpStatus) : parts.expectedStatus,
  expectedBody: filled(row.exceptResponse) ?? parts.expectedBody,
});

/** The fields that an address of a table stands for; a text instead of them is the problem. */
export const fieldsOfAddress = (
  type: ProbeType,
  url: string,
): Readonly<Record<string, unknown>> | string =>
  addressReaders[targetKinds[targetTypeOf(type)].address](type, url);

/** How an address on file becomes fields; a text instead of them is the problem. */
const addressReaders: Readonly<
  Record<
    TargetKind['address'],
    (type: ProbeType, url: string) => Readonly<Record<string, unknown>> | string
  >
> = {
  url: (_, url) => ({ url }),
  host: (_, url) => ({ host: hostOf(url) }),
  'host:port': (type, url) => {
    const place = parseHostPort(url.replace(/^[a-z]+:\/\//iu, '').replace(/\/$/u, ''));
    if (place?.port !== undefined) return { host: place.host, port: place.port };
    return url === ''
      ? `A ${type} probe needs an address: host:port.`
      : `${quote(url)} is not a ${type} address; write host:port or [v6 address]:port.`;
  },
};

/** Old rows of these types may hold a whole URL, or a port that their protocol has no use for. */
function hostOf(url: string): string {
  const withoutScheme = url.replace(/^[a-z][a-z0-9+.-]*:\/\//iu, '').replace(/[/?#].*$/su, '');
  return parseHostPort(withoutScheme)?.host ?? hostText(withoutScheme);
}
