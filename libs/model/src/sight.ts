import type { Header } from './header.js';

/**
 * What a check saw in detail, of whatever protocol: what expectations look at, what evidence keeps, what metrics show.
 * Each part is there as far as the check came.
 */
export interface Sight {
  /** Every address of the name, in the order in which they would be tried. */
  readonly addresses: readonly string[];
  /** The address that was used last. */
  readonly address?: string;
  /** How long the first look-up of a name took, in milliseconds; absent when nothing was looked up. */
  readonly lookupMs?: number;
  readonly tls?: TlsSight;
  readonly http?: HttpSight;
  readonly dns?: DnsSight;
  readonly icmp?: IcmpSight;
  readonly talk?: TalkSight;
  readonly grpc?: GrpcSight;
}

/** A handshake, also one that was refused or not trusted. */
export interface TlsSight {
  /** `TLS 1.3` */
  readonly version?: string;
  readonly cipher?: string;
  /** The protocol agreed on by ALPN: `h2`, `http/1.1`. */
  readonly protocol?: string;
  /** What the server showed, its own certificate first, in the order sent. */
  readonly chain: readonly CertificateSight[];
  /** Whether the certificate is accepted for the host; absent when none came to be judged. */
  readonly trusted?: boolean;
  /** Why it is not, in words. */
  readonly problem?: string;
  /** Of the verified chain with its root: the earliest end. In milliseconds since 1970. */
  readonly chainEndsAt?: number;
}

export interface CertificateSight {
  /** RFC 2253. */
  readonly subject: string;
  readonly issuer: string;
  /** Host names and addresses that it is for. */
  readonly names: readonly string[];
  /** Hexadecimal, lower case, as sent with its leading zeros. */
  readonly serial: string;
  /** In milliseconds since 1970. */
  readonly startsAt: number;
  readonly endsAt: number;
  /** SHA-256 of the certificate, hexadecimal, lower case. */
  readonly fingerprint: string;
  /** `RSA 2048`, `EC P-256`, `Ed25519` */
  readonly key: string;
}

export interface HttpSight {
  /** `1.0`, `1.1`, `2` */
  readonly version: string;
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly Header[];
  /** As the last answer says it; -1 when it does not. */
  readonly contentLength: number;
  /** Bytes of the decoded body that were read; 0 when there is none. */
  readonly bodyBytes: number;
  /** Whether the body went on beyond what is read. */
  readonly bodyCut: boolean;
  /** The beginning of the decoded body, at most 1 KiB of text. */
  readonly excerpt: string;
  readonly finalUrl: string;
  /** Whether the last answer came over TLS. */
  readonly secure: boolean;
  /** The answers before the last one. */
  readonly hops: readonly HopSight[];
}

/** The same in fields of its own: a sight that makes a part when somebody looks does not show it to whoever copies fields. */
export const plainHttp = (http: HttpSight): HttpSight => ({
  version: http.version,
  status: http.status,
  statusText: http.statusText,
  headers: http.headers,
  contentLength: http.contentLength,
  bodyBytes: http.bodyBytes,
  bodyCut: http.bodyCut,
  excerpt: http.excerpt,
  finalUrl: http.finalUrl,
  secure: http.secure,
  hops: http.hops,
});

export interface HopSight {
  readonly url: string;
  readonly address?: string;
  readonly status: number;
  readonly location?: string;
}

export interface DnsSight {
  /** The server that answered. */
  readonly server: string;
  /** How it was asked at last: a truncated answer over UDP is asked for again over TCP. */
  readonly transport: 'UDP' | 'TCP' | 'DOT' | 'DOH';
  /** `NOERROR`, `NXDOMAIN` */
  readonly rcode: string;
  readonly authoritative: boolean;
  readonly truncated: boolean;
  readonly recursionAvailable: boolean;
  /** The server vouches for DNSSEC. */
  readonly authenticated?: boolean;
  readonly answers: readonly DnsRecord[];
  readonly authority: readonly DnsRecord[];
  readonly additional: readonly DnsRecord[];
}

export interface DnsRecord {
  readonly name: string;
  readonly type: string;
  readonly recordClass: string;
  /** Seconds. */
  readonly ttl: number;
  /** As a zone file has it. */
  readonly data: string;
}

export interface IcmpSight {
  readonly sent: number;
  readonly received: number;
  /** Of each reply in the order of the requests, in milliseconds. */
  readonly roundTripsMs: readonly number[];
  /** The hop limit of the last reply. */
  readonly hopLimit?: number;
}

/** A conversation: TCP, UDP, or the messages of a WebSocket. */
export interface TalkSight {
  /** What the peer said, as far as it was heard: at most 1 KiB. */
  readonly reply: string;
  readonly bytes: number;
  readonly captures: Readonly<Record<string, string>>;
  /** How many steps were done. */
  readonly steps: number;
}

export interface GrpcSight {
  /** 0 to 16; absent when none came. */
  readonly status?: number;
  readonly message?: string;
  readonly httpStatus?: number;
  /** `UNKNOWN`, `SERVING`, `NOT_SERVING`, `SERVICE_UNKNOWN`; absent when no health answer came. */
  readonly serving?: string;
}
