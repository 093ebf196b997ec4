import type { Reason } from './reason.js';

/** What a subject's value is: a number, a text, a list of texts, or whichever of them it turns out to be. */
export type ValueKind = 'number' | 'text' | 'list' | 'any';

interface SubjectKind {
  readonly value: ValueKind;
  /** What the name of the expectation says; absent when the subject needs none. */
  readonly name?: 'header' | 'path' | 'phase' | 'capture';
  /** What a check is down for, when an expectation of it does not hold. */
  readonly reason: Reason;
  /** Of numbers: what they count. */
  readonly unit?: 'ms' | 'bytes' | 'days' | 's' | '%';
}

/** Everything that an expectation can look at. */
export const subjects = {
  STATUS: { value: 'number', reason: 'STATUS' },
  HEADER: { value: 'text', reason: 'HEADER', name: 'header' },
  /** How long ago the date in a header was, such as that of Last-Modified. */
  HEADER_AGE: { value: 'number', reason: 'HEADER', name: 'header', unit: 's' },
  BODY: { value: 'text', reason: 'BODY' },
  JSON: { value: 'any', reason: 'BODY', name: 'path' },
  BODY_SIZE: { value: 'number', reason: 'BODY', unit: 'bytes' },
  LATENCY: { value: 'number', reason: 'LATENCY', unit: 'ms' },
  PHASE_LATENCY: { value: 'number', reason: 'LATENCY', name: 'phase', unit: 'ms' },
  CERTIFICATE_DAYS: { value: 'number', reason: 'TLS', unit: 'days' },
  CERTIFICATE_ISSUER: { value: 'text', reason: 'TLS' },
  CERTIFICATE_NAMES: { value: 'list', reason: 'TLS' },
  CERTIFICATE_TRUST: { value: 'text', reason: 'TLS' },
  TLS_VERSION: { value: 'text', reason: 'TLS' },
  TLS_CIPHER: { value: 'text', reason: 'TLS' },
  REDIRECTS: { value: 'number', reason: 'PROTOCOL' },
  FINAL_URL: { value: 'text', reason: 'PROTOCOL' },
  HTTP_VERSION: { value: 'text', reason: 'PROTOCOL' },
  REPLY: { value: 'text', reason: 'ANSWER' },
  CAPTURE: { value: 'text', reason: 'ANSWER', name: 'capture' },
  DNS_RCODE: { value: 'text', reason: 'ANSWER' },
  /** AA, TC, RA, AD: those that the answer bears. */
  DNS_FLAGS: { value: 'list', reason: 'ANSWER' },
  DNS_ANSWERS: { value: 'list', reason: 'ANSWER' },
  DNS_ANSWER_COUNT: { value: 'number', reason: 'ANSWER' },
  DNS_TTL: { value: 'number', reason: 'ANSWER', unit: 's' },
  DNS_AUTHORITY: { value: 'list', reason: 'ANSWER' },
  DNS_ADDITIONAL: { value: 'list', reason: 'ANSWER' },
  // The same three as the lines of a zone file: name, TTL, class, type and data, with tabs between.
  DNS_ANSWER_LINES: { value: 'list', reason: 'ANSWER' },
  DNS_AUTHORITY_LINES: { value: 'list', reason: 'ANSWER' },
  DNS_ADDITIONAL_LINES: { value: 'list', reason: 'ANSWER' },
  LOSS: { value: 'number', reason: 'LOSS', unit: '%' },
  AVERAGE_ROUND_TRIP: { value: 'number', reason: 'LATENCY', unit: 'ms' },
  WORST_ROUND_TRIP: { value: 'number', reason: 'LATENCY', unit: 'ms' },
  JITTER: { value: 'number', reason: 'LATENCY', unit: 'ms' },
  SERVING: { value: 'text', reason: 'ANSWER' },
} as const satisfies Record<string, SubjectKind>;
export type Subject = keyof typeof subjects;
export const subjectNames = Object.keys(subjects) as Subject[];
export const subjectKind = (subject: Subject): SubjectKind => subjects[subject];
