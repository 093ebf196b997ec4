import { createDataSource } from '../data-source.js';

/** Run as a program of its own: writes results, and says the time of each once it is committed. */
const [path = ''] = process.argv.slice(2);
const dataSource = await createDataSource({
  location: { kind: 'sqlite', path },
  timeZone: 'UTC',
  entities: () => [],
});
for (let startedAt = 1; ; startedAt += 1) {
  await dataSource.query(
    'INSERT INTO dialtone_results (probe_id, started_at, ending, latency_us) VALUES (1, ?, 0, 0)',
    [startedAt],
  );
  // Heard before the next begins: SQLite answers without a turn of the event loop, so what the pipe does not take at once
  // would never be written.
  await new Promise(resolve => process.stdout.write(`${startedAt}\n`, resolve));
}
