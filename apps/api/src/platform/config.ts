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
  abstract readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';
  /** How many checks may run at once. */
  abstract readonly checksAtOnce: number;
  /** How long results are kept. */
  abstract readonly resultsKeptMs: number;
  /** How long a sign-in lasts. */
  abstract readonly sessionMs: number;
}
