import { Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config } from '../config.js';
import { createDataSource } from './data-source.js';
import type { Entities } from './storage.js';

/**
 * Opens the database at start, and hands it to every room. It is closed on application shutdown: what must still be
 * written is written in `beforeApplicationShutdown`.
 */
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(private readonly dataSource: DataSource) {}

  static of(entities: Entities): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [
        {
          provide: DataSource,
          inject: [Config],
          useFactory: ({ database, databaseTimeZone }: Config) =>
            createDataSource({ location: database, timeZone: databaseTimeZone, entities }),
        },
      ],
      exports: [DataSource],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.dataSource.destroy();
  }
}
