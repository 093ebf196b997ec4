import { resolve } from 'node:path';
import { cidrProblem, defaultEgressDeny } from '@dialtone/checkers';
import { z } from 'zod';

/** Where the tables are. */
export type DatabaseLocation =
  | { readonly kind: 'sqlite'; readonly path: string }
  | {
      readonly kind: 'mysql';
      readonly host: string;
      readonly port: number;
      readonly user: string;
      readonly password: string;
      readonly database: string;
    };

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;
export type LogLevel = (typeof logLevels)[number];

/** What the environment says, checked and frozen. Read once, at start. */
export abstract class Config {
  abstract readonly host: string;
  abstract readonly port: number;
  abstract readonly database: DatabaseLocation;
  /** IANA zone in which the mirrored tables' datetimes are written. */
  abstract readonly databaseTimeZone: string;
  /** Absolute path of the folder for generated secrets and the embedded database. */
  abstract readonly dataDir: string;
  abstract readonly admin: { readonly username: string; readonly password?: string };
  abstract readonly prometheusUrl?: string;
  abstract readonly metricsToken?: string;
  /** IANA zone of cron texts that name none. */
  abstract readonly timeZone: string;
  abstract readonly egress: { readonly deny: readonly string[]; readonly allow: readonly string[] };
  /** Networks of the proxies before us whose word on the caller's address counts. */
  abstract readonly trustedProxies: readonly string[];
  abstract readonly logLevel: LogLevel;
  /** How many checks may run at once. */
  abstract readonly checksAtOnce: number;
  /** How long results are kept. */
  abstract readonly resultsKeptMs: number;
  /** How long a sign-in lasts. */
  abstract readonly sessionMs: number;
}

/** Every wrong variable, each in a sentence: what it is called, what it holds and what it may hold. */
export class ConfigError extends Error {
  constructor(readonly sentences: readonly string[]) {
    super(sentences.join('\n'));
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

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

const cidrs = z
  .string()
  .transform(text =>
    text
      .split(',')
      .map(part => part.trim())
      .filter(part => part !== ''),
  )
  .refine(list => list.every(cidr => cidrProblem(cidr) === undefined));

const database = z.string().transform((text, context): DatabaseLocation => {
  const location = databaseLocation(text);
  if (location !== undefined) return location;
  context.addIssue({ code: 'custom' });
  return z.NEVER;
});

function databaseLocation(text: string): DatabaseLocation | undefined {
  if (text.startsWith('sqlite:')) {
    const path = text.slice('sqlite:'.length);
    return path === '' ? undefined : { kind: 'sqlite', path: resolve(path) };
  }
  if (!text.startsWith('mysql://') || !isDecodable(text)) return undefined;
  const { hostname, port, username, password, pathname } = new URL(text);
  if (hostname === '' || pathname.length < 2) return undefined;
  return {
    kind: 'mysql',
    host: hostname.replace(/^\[(.*)\]$/u, '$1'),
    port: port === '' ? 3306 : Number(port),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
  };
}

const webAddress = z.url({ protocol: /^https?$/u }).refine(isDecodable);

/** Whether it is a URL, each % of which stands for something. */
function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return URL.canParse(text);
  } catch {
    return false; // A URIError: a % that starts no escape.
  }
}

interface Variable<T> {
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

const variables = {
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
  TIME_ZONE: variable(timeZone, undefined, zones),
  EGRESS_DENY: variable(cidrs, defaultEgressDeny.join(','), networks),
  EGRESS_ALLOW: variable(cidrs, '', networks),
  TRUSTED_PROXIES: variable(cidrs, '', networks),
  LOG_LEVEL: variable(z.enum(logLevels), 'info', `one of ${logLevels.join(', ')}`),
  CHECKS_AT_ONCE: variable(wholeNumber(1, 100_000), '1000', 'a whole number from 1 to 100000'),
  RESULTS_KEPT: variable(duration(60_000, 3650 * unit.d), '30d', 'a time such as 12h or 30d'),
  SESSION_TTL: variable(duration(60_000, 365 * unit.d), '12h', 'a time such as 30m, 12h or 7d'),
} as const;

/**
 * Reads the environment. An empty variable counts as unset, as it does in compose files, but for EGRESS_DENY, where
 * empty means that nothing is refused.
 * @throws ConfigError with every wrong variable
 */
export function readConfig(environment: Environment): Config {
  const sentences: string[] = [];
  const read = <T>(name: string, { parse, usual, may, secret }: Variable<T>): T | undefined => {
    const set = environment[name];
    const given = set === undefined || (set === '' && name !== 'EGRESS_DENY') ? usual : set;
    if (given === undefined) return undefined;
    const parsed = parse.safeParse(given);
    if (parsed.success) return parsed.data;
    const holds = secret ? 'something else (not shown, for it may hold a secret)' : `“${given}”`;
    sentences.push(`${name} may hold ${may}; it holds ${holds}.`);
    return undefined;
  };
  const needed = <T>(name: string, rule: Variable<T>): T => read(name, rule) as T; // Wrong ones throw below.

  const dataDir = needed('DATA_DIR', variables.DATA_DIR);
  const password = read('ADMIN_PASSWORD', variables.ADMIN_PASSWORD);
  const prometheusUrl = read('PROMETHEUS_URL', variables.PROMETHEUS_URL);
  const metricsToken = read('METRICS_TOKEN', variables.METRICS_TOKEN);
  const config: Config = {
    host: needed('HOST', variables.HOST),
    port: needed('PORT', variables.PORT),
    database: read('DATABASE_URL', variables.DATABASE_URL) ?? {
      kind: 'sqlite',
      path: resolve(dataDir, 'dialtone.db'),
    },
    databaseTimeZone: needed('DATABASE_TIME_ZONE', variables.DATABASE_TIME_ZONE),
    dataDir,
    admin: {
      username: needed('ADMIN_USERNAME', variables.ADMIN_USERNAME),
      ...(password !== undefined && { password }),
    },
    ...(prometheusUrl !== undefined && { prometheusUrl }),
    ...(metricsToken !== undefined && { metricsToken }),
    timeZone:
      read('TIME_ZONE', variables.TIME_ZONE) ??
      new Intl.DateTimeFormat('en').resolvedOptions().timeZone,
    egress: {
      deny: needed('EGRESS_DENY', variables.EGRESS_DENY),
      allow: needed('EGRESS_ALLOW', variables.EGRESS_ALLOW),
    },
    trustedProxies: needed('TRUSTED_PROXIES', variables.TRUSTED_PROXIES),
    logLevel: needed('LOG_LEVEL', variables.LOG_LEVEL),
    checksAtOnce: needed('CHECKS_AT_ONCE', variables.CHECKS_AT_ONCE),
    resultsKeptMs: needed('RESULTS_KEPT', variables.RESULTS_KEPT),
    sessionMs: needed('SESSION_TTL', variables.SESSION_TTL),
  };
  if (sentences.length > 0) throw new ConfigError(sentences);
  return deepFreeze(config);
}

/** The environment of this process. */
export const environment = (): Environment => process.env;

function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) {
    if (typeof part === 'object' && part !== null) deepFreeze(part as object);
  }
  return Object.freeze(value);
}
