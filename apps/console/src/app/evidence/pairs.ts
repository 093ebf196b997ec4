import type { EvidencePartsFragment } from '../core/gql/graphql';
import type { Language, TextKey } from '../core/language';
import { latencyText } from '../core/number-text';

/** One thing that both checks saw, or one of them. */
export interface Pair {
  /** What it is: a text of the catalogue, or a name of its own, such as a header's. */
  readonly label: TextKey | { readonly name: string };
  readonly failed: string | undefined;
  readonly good: string | undefined;
  /** Whether it is a text of many lines, to be read as it came. */
  readonly text?: true;
  /** It is never the same twice: that it differs says nothing. */
  readonly moving?: true;
}
export interface Part {
  readonly title: TextKey;
  readonly pairs: readonly Pair[];
}

type Evidence = EvidencePartsFragment;
type Value = string | number | null | undefined;
/** @param said says a sentence of the API in the page's language */
type Read = (evidence: Evidence, said: Said) => Value;
type Said = Language['said'];
type Row = readonly [TextKey, Read, ('text' | 'moving')?];

/** What each part tells, row by row. */
const parts: readonly (readonly [TextKey, readonly Row[]])[] = [
  [
    'evidence.part.answer',
    [
      ['evidence.row.statusLine', ({ http }) => http && statusLine(http)],
      ['evidence.row.finalUrl', ({ http }) => http?.finalUrl],
      ['evidence.row.hops', ({ http }) => http?.hops?.map(hopText).join('\n')],
    ],
  ],
  [
    'evidence.part.network',
    [
      ['evidence.row.address', ({ address }) => address],
      ['evidence.row.addresses', ({ addresses }) => addresses.join('\n')],
    ],
  ],
  [
    'evidence.part.tls',
    [
      [
        'evidence.row.trust',
        ({ tls }, said) => tls && said(tls.problem ?? (tls.trusted ? 'trusted' : null)),
      ],
      ['evidence.row.version', ({ tls }) => tls?.version],
      ['evidence.row.cipher', ({ tls }) => tls?.cipher],
      ['evidence.row.protocol', ({ tls }) => tls?.protocol],
    ],
  ],
  [
    'evidence.part.dns',
    [
      ['evidence.row.rcode', ({ dns }) => dns?.rcode],
      ['evidence.row.server', ({ dns }) => dns?.server],
      ['evidence.row.transport', ({ dns }) => dns?.transport],
      ['evidence.row.flags', ({ dns }) => dns && flagsText(dns)],
    ],
  ],
  [
    'evidence.part.icmp',
    [
      ['evidence.row.replies', ({ icmp }) => icmp && `${icmp.received ?? 0} / ${icmp.sent ?? 0}`],
      [
        'evidence.row.roundTrips',
        ({ icmp }) => icmp?.roundTripsMs?.map(latencyText).join(' · '),
        'moving',
      ],
      ['evidence.row.hopLimit', ({ icmp }) => icmp?.hopLimit],
    ],
  ],
  [
    'evidence.part.grpc',
    [
      ['evidence.row.serving', ({ grpc }) => grpc?.serving],
      ['evidence.row.status', ({ grpc }) => grpc?.status],
      ['evidence.row.message', ({ grpc }) => grpc?.message],
    ],
  ],
  [
    'evidence.part.talk',
    [
      ['evidence.row.steps', ({ talk }) => talk?.steps],
      ['evidence.row.bytes', ({ talk }) => talk?.bytes],
      ['evidence.row.captures', ({ talk }) => talk?.captures?.map(named).join('\n')],
      ['evidence.row.reply', ({ talk }) => talk?.reply, 'text'],
    ],
  ],
  [
    'evidence.part.body',
    [
      ['evidence.row.bodySize', ({ http }) => http?.bodyBytes],
      ['evidence.row.body', ({ http }) => http?.excerpt, 'text'],
    ],
  ],
];

/** Both checks, part by part; what neither saw is left out. */
export function partsOf(failed: Evidence | null, good: Evidence | null, said: Said): Part[] {
  const told = parts.map(([title, rows]) => ({
    title,
    pairs: rows
      .map(([label, read, form]) => ({
        label,
        failed: textFrom(failed, read, said),
        good: textFrom(good, read, said),
        ...(form !== undefined && { [form]: true as const }),
      }))
      .filter(isSeen),
  }));
  const headers = { title: 'evidence.part.headers' as const, pairs: headerPairs(failed, good) };
  return [...told.slice(0, 1), headers, ...told.slice(1)].filter(({ pairs }) => pairs.length > 0);
}

export const differs = ({ failed, good, moving }: Pair): boolean =>
  moving !== true && failed !== good;

function textFrom(evidence: Evidence | null, read: Read, said: Said): string | undefined {
  const value = evidence === null ? undefined : read(evidence, said);
  return value == null || value === '' ? undefined : String(value);
}

const isSeen = ({ failed, good }: Pair): boolean => failed !== undefined || good !== undefined;

const movingHeaders: ReadonlySet<string> = new Set(['age', 'date', 'expires']);

/** Headers of one name are one thing, in the order in which they came. */
function headerPairs(failed: Evidence | null, good: Evidence | null): Pair[] {
  const [of, beside] = [headersOf(failed), headersOf(good)];
  const names = [...new Set([...of.keys(), ...beside.keys()])];
  return names.map(name => ({
    label: { name },
    failed: of.get(name),
    good: beside.get(name),
    ...(movingHeaders.has(name) && { moving: true as const }),
  }));
}

function headersOf(evidence: Evidence | null): Map<string, string> {
  const found = new Map<string, string>();
  for (const { name, value } of evidence?.http?.headers ?? []) {
    const before = found.get(name.toLowerCase());
    found.set(name.toLowerCase(), before === undefined ? value : `${before}\n${value}`);
  }
  return found;
}

type Http = NonNullable<Evidence['http']>;
const statusLine = ({ version, status, statusText }: Http): string =>
  [version == null ? 'HTTP' : `HTTP/${version}`, status, statusText].filter(Boolean).join(' ');

type Hop = NonNullable<Http['hops']>[number];
const hopText = ({ status, url, address, location }: Hop): string =>
  [
    status,
    url,
    address == null ? undefined : `(${address})`,
    location == null ? '' : `→ ${location}`,
  ]
    .filter(Boolean)
    .join(' ');

const named = ({ name, value }: { name: string; value: string }): string => `${name}: ${value}`;

const flagsText = (dns: NonNullable<Evidence['dns']>): string =>
  [
    dns.authoritative === true ? 'authoritative' : undefined,
    dns.truncated === true ? 'truncated' : undefined,
  ]
    .filter(Boolean)
    .join(', ');
