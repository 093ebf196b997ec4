import type { Row, Statements, Value } from '../sql.js';

/** SQLite takes at most 500 parts in one statement. */
const atOnce = 200;

/**
 * The same short question for many probes in few statements, each a seek in the key: a database that is asked for all of
 * them in one go would read all that they ever saw.
 * @param question with one `?` for the probe before those of the values
 */
export async function* ofEach<R extends Row>(
  statements: Statements,
  { question, values }: { readonly question: string; readonly values: readonly Value[] },
  probeIds: readonly number[],
): AsyncGenerator<R[]> {
  for (let from = 0; from < probeIds.length; from += atOnce) {
    const ids = probeIds.slice(from, from + atOnce);
    yield await statements.all<R>(
      ids.map(() => `SELECT * FROM (${question}) AS one`).join(' UNION ALL '),
      ids.flatMap(id => [id, ...values]),
    );
  }
}
