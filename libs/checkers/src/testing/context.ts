import { dnsTarget, httpTarget, icmpTarget } from '@dialtone/model';
import type { DnsTarget, HttpTarget, IcmpTarget } from '@dialtone/model';
import type { CheckContext } from '../checker.js';
import { createEgress } from '../egress.js';

/** Ten seconds, a signal that never aborts, and the whole world open. */
export const aContext = (difference: Partial<CheckContext> = {}): CheckContext => ({
  signal: new AbortController().signal,
  timeoutMs: 10_000,
  egress: createEgress({ deny: [], allow: [] }),
  ...difference,
});

export const anHttpTarget = (
  given: Partial<HttpTarget> & { readonly url: string },
): HttpTarget => ({
  ...httpTarget.parse(given),
  type: 'http',
});

export const aDnsTarget = (given: Partial<DnsTarget> & { readonly host: string }): DnsTarget => ({
  ...dnsTarget.parse(given),
  type: 'dns',
});

export const anIcmpTarget = (
  given: Partial<IcmpTarget> & { readonly host: string },
): IcmpTarget => ({
  ...icmpTarget.parse(given),
  type: 'icmp',
});
