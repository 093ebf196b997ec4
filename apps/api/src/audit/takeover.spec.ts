import { FakeClock } from '@dialtone/engine/testing';
import { describe, expect, it } from 'vitest';
import { entities } from '../entities.js';
import { createDataSource } from '../platform/database/data-source.js';
import { hasMariaDb, throwawayMariaDb } from '../platform/database/testing/databases.js';
import { loadGvaDatabase, type Vintage } from '../platform/database/testing/gva-database.js';
import { connectTo } from '../platform/database/testing/maria-db.js';
import { RecordWriter } from './record-writer.js';
import { aRecord } from './testing/a-record.js';

/** How long a mutation took, in the columns that each version has. */
const durations: Record<Vintage, object> = {
  'v2.6.1': { latency: 12_345_678 },
  'v2.7.7': { latency: 12_345_678 },
  'v3.0.0': { latency_ms: 12 },
  union: { latency: 12_345_678, latency_ms: 12 },
};

const vintages = Object.entries(durations) as [Vintage, object][];

describe.runIf(hasMariaDb)('the operation log of Gin-Vue-Admin', () => {
  it.each(vintages)(
    '%s takes our records',
    async (vintage, duration) => {
      const location = await (await throwawayMariaDb()).database();
      const connection = await connectTo(location);
      await loadGvaDatabase(connection, vintage);
      const dataSource = await createDataSource({ location, timeZone: 'Asia/Shanghai', entities });
      const writer = new RecordWriter(dataSource, new FakeClock());
      writer.add(aRecord('/graphql login'));
      await writer.flush();
      const [rows] = await connection.query(
        "SELECT * FROM sys_operation_records WHERE path = '/graphql login'",
      );
      expect(rows).toMatchObject([
        { created_at: '2026-01-01 08:00:00.123', status: 200, user_id: 0, ...duration },
      ]);
      await dataSource.destroy();
      await connection.end();
    },
    60_000,
  );
});
