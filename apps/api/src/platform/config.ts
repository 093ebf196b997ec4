import { resolve } from 'node:path';
import type * as z from 'zod';
import type { DatabaseLocation } from './database-location.js';
import { type LogLevel, type Variable, variables } from './variables.js';

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
  /** What is said of the families that are exported for each probe; empty for the usual. */
  abstract readonly metricsFamilies: readonly string[];
  /** Of the labels of a probe, those that all of its families bear beside its id. */
  abstract readonly metricsLabels: readonly string[];
  /** Absolute path of the modules of blackbox_exporter; without it there is no `/probe`. */
  abstract readonly blackboxConfig?: string;
  /** IANA zone of cron texts that name none. */
  abstract readonly timeZone: string;
  abstract readonly egress: { readonly deny: readonly string[]; readonly allow: readonly string[] };
  /** Networks of the proxies before us whose word on the caller's address counts. */
  abstract readonly trustedProxies: readonly string[];
  abstract readonly logLevel: LogLevel;
  /** How many checks may run at once. */
  abstract readonly checksAtOnce: number;
  /** For how long results and their rollups are kept, in milliseconds. */
  abstract readonly kept: {
    readonly resultsMs: number;
    readonly minutesMs: number;
    readonly hoursMs: number;
    readonly daysMs: number;
  };
  /** The name of the place that checks are made from here. */
  abstract readonly location: string;
  /** Of how many failures of each probe the evidence is kept. */
  abstract readonly evidenceKept: number;
  /** How long a sign-in lasts. */
  abstract readonly sessionMs: number;
  /** How long after its sign-in a session may end, however often it is renewed. */
  abstract readonly longestSessionMs: number;
}

/** Every wrong variable, each in a sentence: what it is called, what it holds and what it may hold. */
export class ConfigError extends Error {
  constructor(readonly sentences: readonly string[]) {
    super(sentences.join('\n'));
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

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
    const why = parsed.error.issues.flatMap(problemIn).map(problem => ` ${problem}`);
    sentences.push(`${name} may hold ${may}; it holds ${holds}.${why.join('')}`);
    return undefined;
  };
  const needed = <T>(name: string, rule: Variable<T>): T => read(name, rule) as T; // Wrong ones throw below.

  const dataDir = needed('DATA_DIR', variables.DATA_DIR);
  const password = read('ADMIN_PASSWORD', variables.ADMIN_PASSWORD);
  const prometheusUrl = read('PROMETHEUS_URL', variables.PROMETHEUS_URL);
  const metricsToken = read('METRICS_TOKEN', variables.METRICS_TOKEN);
  const blackboxConfig = read('BLACKBOX_CONFIG', variables.BLACKBOX_CONFIG);
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
    metricsFamilies: needed('METRICS_FAMILIES', variables.METRICS_FAMILIES),
    metricsLabels: needed('METRICS_LABELS', variables.METRICS_LABELS),
    ...(blackboxConfig !== undefined && { blackboxConfig }),
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
    kept: {
      resultsMs: needed('RESULTS_KEPT', variables.RESULTS_KEPT),
      minutesMs: needed('MINUTES_KEPT', variables.MINUTES_KEPT),
      hoursMs: needed('HOURS_KEPT', variables.HOURS_KEPT),
      daysMs: needed('DAYS_KEPT', variables.DAYS_KEPT),
    },
    location: needed('LOCATION', variables.LOCATION),
    evidenceKept: needed('EVIDENCE_KEPT', variables.EVIDENCE_KEPT),
    sessionMs: needed('SESSION_TTL', variables.SESSION_TTL),
    longestSessionMs: needed('SESSION_RENEWED', variables.SESSION_RENEWED),
  };
  if (sentences.length > 0) throw new ConfigError(sentences);
  return deepFreeze(config);
}

/** What exactly is wrong within a value that has parts, where its judge says so. */
function problemIn(issue: z.core.$ZodIssue): string[] {
  const problem: unknown = issue.code === 'custom' ? issue.params?.problem : undefined;
  return typeof problem === 'string' ? [problem] : [];
}

/** The environment of this process. */
export const environment = (): Environment => process.env;

function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) {
    if (typeof part === 'object' && part !== null) deepFreeze(part as object);
  }
  return Object.freeze(value);
}
