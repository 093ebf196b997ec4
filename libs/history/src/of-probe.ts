/**
 * The rows of one probe at one place, where rows are ordered by what comes behind in their key. To SQLite an ORDER BY may follow from what
 * is compared with a parameter, and it plans anew, for 10 µs, whenever that changes; `+?` is a value to it.
 */
export const ofProbe = 'probe_id = +? AND location = +?';
