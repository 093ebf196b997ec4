import type { DnsTarget, HttpTarget, IcmpTarget, TcpTarget } from '../target.js';

type Differing<T> = Partial<Omit<T, 'type'>>;

export const anHttpTarget = (differing: Differing<HttpTarget> = {}): HttpTarget => ({
  url: 'https://example.com/healthz',
  method: 'GET',
  headers: [],
  expectedStatus: '200',
  ...differing,
  type: 'http',
});

export const aTcpTarget = (differing: Differing<TcpTarget> = {}): TcpTarget => ({
  host: 'db.example.com',
  port: 3306,
  ...differing,
  type: 'tcp',
});

export const aDnsTarget = (differing: Differing<DnsTarget> = {}): DnsTarget => ({
  host: 'example.com',
  recordType: 'A',
  expectedAnswers: [],
  ...differing,
  type: 'dns',
});

export const anIcmpTarget = (differing: Differing<IcmpTarget> = {}): IcmpTarget => ({
  host: 'router.example.com',
  count: 2,
  maxLossPercent: 0,
  ...differing,
  type: 'icmp',
});
