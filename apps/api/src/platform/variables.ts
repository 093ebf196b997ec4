import { resolve } from 'node:path';
import { cidrProblem, defaultEgressDeny, egressRuleProblem } from '@dialtone/checkers';
import { z } from 'zod';
import { type DatabaseLocation, databaseLocation, isDecodable } from './database-location.js';

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;
export type LogLevel = (typeof logLevels)[number];

const unit = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

function durationMs(text: string): number | undefined {
  const match = /^(\d{1,6})(s|m|h|d)$/u.exec(text);
  const factor = match?.[2] as keyof typeof unit | undefined;
  return factor === undefined ? undefined : Number(match?.[1]) * unit[factor];
}

const duration = (least: number, most: number) =>
  z.string().transform((text, context) => {
    const ms = durationMs(text);
    if (ms !== undefined && ms >= least && ms <= most) return ms;
    context.addIssue({ code: 'custom' });
    return z.NEVER;
  });

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/u)
    .transform(Number)
    .refine(value => value >= least && value <= most);

const timeZone = z.string().refine(isTimeZone);

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false; // A RangeError: Intl knows no such zone.
  }
}

/** A list parted by commas, each entry judged alone: the first that is wrong is told. */
const listOf = (problemOf: (entry: string) => string | undefined) =>
  z.string().transform((text, context) => {
    const entries = text
      .split(',')
      .map(entry => entry.trim())
      .filter(entry => entry !== '');
    const [problem] = entries.map(problemOf).filter(each => each !== undefined);
    if (problem === undefined) return entries;
    context.addIssue({ code: 'custom', params: { problem } });
    return z.NEVER;
  });

/** Judged by whoever knows what there is. */
const entries = listOf(() => undefined);
const cidrs = listOf(cidrProblem);
const egressRules = listOf(egressRuleProblem);

const database = z.string().transform((text, context): DatabaseLocation => {
  const location = databaseLocation(text);
  if (location !== undefined) return location;
  context.addIssue({ code: 'custom' });
  return z.NEVER;
});

const webAddress = z.url({ protocol: /^https?$/u }).refine(isDecodable);

/** One variable of the environment: how it is read, what it is when it is not set, and what it may hold in words. */
export interface Variable<T> {
  readonly parse: z.ZodType<T, string>;
  readonly usual: string | undefined;
  readonly may: string;
  readonly secret?: boolean;
}

const variable = <T>(
  parse: z.ZodType<T, string>,
  usual: string | undefined,
  may: string,
  secret = false,
): Variable<T> => ({ parse, usual, may, secret });

const text = z.string().min(1);
const zones = 'the name of a time zone, such as UTC or Asia/Shanghai';
const networks = 'comma-separated networks, such as 10.0.0.0/8, fe80::/10';
const connections =
  'comma-separated networks, host patterns and ports, such as 10.0.0.0/8, [fd00::/8]:6000-6063, *.corp.example, :25';

/** Every variable that there is. */
export const variables = {
  HOST: variable(text, '127.0.0.1', 'an address or a name of this machine'),
  PORT: variable(wholeNumber(0, 65_535), '3000', 'a port from 1 to 65535, or 0 for any free one'),
  DATABASE_URL: variable(
    database,
    undefined,
    'sqlite:<path> or mysql://user:password@host:port/database',
    true,
  ),
  DATABASE_TIME_ZONE: variable(timeZone, 'UTC', zones),
  DATA_DIR: variable(
    text.transform(path => resolve(path)),
    './data',
    'the path of a folder',
  ),
  ADMIN_USERNAME: variable(text.max(191), 'admin', 'a name of 1 to 191 characters'),
  ADMIN_PASSWORD: variable(
    text.refine(value => Buffer.byteLength(value) <= 72),
    undefined,
    'a password of 1 to 72 bytes',
    true,
  ),
  PROMETHEUS_URL: variable(webAddress, undefined, 'a URL such as http://127.0.0.1:9090', true),
  METRICS_TOKEN: variable(text, undefined, 'a token', true),
  METRICS_FAMILIES: variable(
    entries,
    '',
    'comma-separated families of the probes: those to export, or what is to differ from the usual, such as +probe_ip_addr_hash, -probe_http_version; or all',
  ),
  METRICS_LABELS: variable(
    entries,
    '',
    'comma-separated labels of the probes, such as name, instance',
  ),
  BLACKBOX_CONFIG: variable(
    text.transform(path => resolve(path)),
    undefined,
    'the path of a blackbox.yml',
  ),
  TIME_ZONE: variable(timeZone, undefined, zones),
  EGRESS_DENY: variable(egressRules, defaultEgressDeny.join(','), connections),
  EGRESS_ALLOW: variable(egressRules, '', connections),
  TRUSTED_PROXIES: variable(cidrs, '', networks),
  LOG_LEVEL: variable(z.enum(logLevels), 'info', `one of ${logLevels.join(', ')}`),
  CHECKS_AT_ONCE: variable(wholeNumber(1, 100_000), '1000', 'a whole number from 1 to 100000'),
  RESULTS_KEPT: variable(duration(60_000, 3650 * unit.d), '30d', 'a time such as 12h or 30d'),
  MINUTES_KEPT: variable(duration(unit.h, 3650 * unit.d), '48h', 'a time such as 12h or 30d'),
  HOURS_KEPT: variable(duration(unit.d, 3650 * unit.d), '90d', 'a time such as 48h or 90d'),
  DAYS_KEPT: variable(duration(unit.d, 36_500 * unit.d), '731d', 'a time such as 90d or 731d'),
  LOCATION: variable(text.max(191), 'local', 'a name of 1 to 191 characters'),
  EVIDENCE_KEPT: variable(wholeNumber(1, 1000), '20', 'a whole number from 1 to 1000'),
  SESSION_TTL: variable(duration(60_000, 365 * unit.d), '12h', 'a time such as 30m, 12h or 7d'),
  SESSION_RENEWED: variable(duration(60_000, 365 * unit.d), '31d', 'a time such as 12h or 31d'),
} as const;
