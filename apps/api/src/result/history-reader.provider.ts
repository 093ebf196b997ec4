import { HistoryReader, MysqlSql, type Sql, SqliteSql, usuallyKept } from '@dialtone/history';
import { Injectable, type OnApplicationShutdown, type Provider } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config } from '../platform/config.js';
import type { DatabaseLocation } from '../platform/database-location.js';

/** A connection for what the history is asked. It is opened once the tables are up to date, which the data source says. */
@Injectable()
export class HistoryConnection implements OnApplicationShutdown {
  readonly sql: Sql;

  constructor({ database }: Config, _migrated: DataSource) {
    this.sql = sqlAt(database);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.sql.close();
  }
}

function sqlAt(location: DatabaseLocation): Sql {
  if (location.kind === 'sqlite') return new SqliteSql(location.path);
  const { host, port, user, password, database } = location;
  return new MysqlSql({ host, port, user, password, database });
}

export const historyReader: Provider = {
  provide: HistoryReader,
  inject: [HistoryConnection, Config],
  useFactory: ({ sql }: HistoryConnection, { resultsKeptMs }: Config) =>
    new HistoryReader(sql, { ...usuallyKept, resultsMs: resultsKeptMs }),
};
