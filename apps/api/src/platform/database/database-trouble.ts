/** What drivers say of a database that takes nothing, though it may still be read. */
const takesNothing =
  /^SQLITE_(?:BUSY|LOCKED|FULL|IOERR|READONLY|CANTOPEN)|^ER_(?:DISK_FULL|RECORD_FILE_FULL|OPTION_PREVENTS_STATEMENT|LOCK_WAIT_TIMEOUT)/u;
/** And what the network, or the driver, says of a server that is not there. */
const isNotThere =
  /^E(?:CONN|PIPE|HOST|NET|TIMEDOUT|AI_AGAIN|NOTFOUND)|^PROTOCOL_|^ER_(?:SERVER_SHUTDOWN|CON_COUNT|TOO_MANY)/u;

export const databaseIsAway = 'The database does not answer. Try again in a moment.';
export const databaseTakesNothing = 'The database takes no changes at the moment. Try again later.';

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
