import { CheckRunner, Clock } from '@dialtone/engine';
import { Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Config } from './config.js';
import { Health } from './health.js';
import { DatabaseKind, ProductInfo } from './product-info.graphql.js';
import { Readiness } from './readiness.js';
import { version } from './version.js';

const kinds = { sqlite: DatabaseKind.SQLITE, mysql: DatabaseKind.MYSQL } as const;
const versionQueries = {
  sqlite: 'SELECT sqlite_version() AS version',
  mysql: 'SELECT VERSION() AS version',
} as const;
const versionRows = z.array(z.object({ version: z.string() })).min(1);

/** What an operator wants to know of the process before writing to anybody about it. */
@Resolver()
export class ProductInfoResolver {
  private readonly startedAt: Date;
  private databaseVersion: string | undefined;

  constructor(
    private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly health: Health,
    private readonly readiness: Readiness,
    private readonly runner: CheckRunner,
    clock: Clock,
  ) {
    this.startedAt = new Date(clock.now());
  }

  @Query(() => ProductInfo, { description: 'What runs here, and how it is.' })
  async productInfo(): Promise<ProductInfo> {
    const trouble = await this.health.trouble();
    const { waiting, lost } = this.readiness.kept;
    return {
      version,
      node: process.versions.node,
      startedAt: this.startedAt,
      timeZone: this.config.timeZone,
      database: kinds[this.config.database.kind],
      databaseVersion:
        trouble === undefined ? await this.versionOfDatabase() : this.databaseVersion,
      trouble,
      resultsWaiting: waiting,
      resultsLost: lost,
      checksRunning: this.runner.running,
      checksQueued: this.runner.queued,
      checksAtOnce: this.config.checksAtOnce,
    };
  }

  /** Asked once: it stays the same for as long as the connection does. */
  private async versionOfDatabase(): Promise<string | undefined> {
    this.databaseVersion ??= versionRows.parse(
      await this.dataSource.query(versionQueries[this.config.database.kind]),
    )[0]?.version;
    return this.databaseVersion;
  }
}
