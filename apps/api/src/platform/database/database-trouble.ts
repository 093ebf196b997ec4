/** What drivers say of a database that takes nothing, though it may still be read. */
const takesNothing =
  /^SQLITE_(?:BUSY|LOCKED|FULL|IOERR|READONLY|CANTOPEN)|^ER_(?:DISK_FULL|RECORD_FILE_FULL|OPTION_PREVENTS_STATEMENT|LOCK_WAIT_TIMEOUT)/u;
/** And what the network, or the driver, says of a server that is not there. */
const isNotThere =
  /^E(?:CONN|PIPE|HOST|NET|TIMEDOUT|AI_AGAIN|NOTFOUND)|^PROTOCOL_|^ER_(?:SERVER_SHUTDOWN|CON_COUNT|TOO_MANY)/u;

export const databaseIsAway = 'The database does not answer. Try again in a moment.';
export const databaseTakesNothing = 'The database takes no changes at the moment. Try again later.';

/** What is wrong with a database that takes nothing, by what its driver says. */
const troubles: readonly (readonly [code: RegExp, why: string])[] = [
  [/^SQLITE_(?:BUSY|LOCKED)|^ER_LOCK_WAIT_TIMEOUT/u, 'Another process locks the database.'],
  [/^SQLITE_FULL|^ER_(?:DISK_FULL|RECORD_FILE_FULL)/u, 'There is no room for the database.'],
  [
    /^SQLITE_(?:READONLY|CANTOPEN|PERM)|^ER_OPTION_PREVENTS_STATEMENT/u,
    'The database may not be written.',
  ],
  [/^SQLITE_IOERR/u, 'The disk of the database takes no changes.'],
  [isNotThere, 'The database does not answer.'],
];

/** Why something could not be written: a sentence that holds nothing of our insides. */
export function writeTrouble(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const [, why] = troubles.find(([pattern]) => pattern.test(code)) ?? [];
  return why ?? 'The database takes no changes.';
}

/** What whoever asked is told of an error that is the database's; undefined of any other. */
export function databaseTrouble(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error ? String(error.code) : '';
  if (takesNothing.test(code)) return databaseTakesNothing;
  // A connection that was lost before says so without a code.
  return isNotThere.test(code) || ('fatal' in error && error.fatal === true)
    ? databaseIsAway
    : undefined;
}
