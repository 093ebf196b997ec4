import { Injectable, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { DataSource, type EntitySchema } from 'typeorm';
import { expect, it } from 'vitest';
import { Config } from '../config.js';
import { DatabaseModule } from './database.module.js';
import { schemaOf } from './schema-of.js';
import type { Storage } from './storage.js';
import { throwawaySqlite } from './testing/sqlite.js';

class RoleRow {
  id!: number;
  name!: string | null;
}

const roleSchema = ({ columns }: Storage): EntitySchema<RoleRow> =>
  schemaOf(RoleRow, 'sys_authorities', {
    id: columns.id('authority_id'),
    name: columns.varchar('authority_name', 191),
  });

@Injectable()
class Roles {
  constructor(readonly dataSource: DataSource) {}
}

@Module({ providers: [Roles] })
class RoleModule {}

@Module({})
class ConfigModule {}

it('gives the rooms the database, and closes the database at the end', async () => {
  const config = { database: throwawaySqlite(), databaseTimeZone: 'UTC' };
  const module = await Test.createTestingModule({
    imports: [
      {
        module: ConfigModule,
        global: true,
        providers: [{ provide: Config, useValue: config }],
        exports: [Config],
      },
      DatabaseModule.of(storage => [roleSchema(storage)]),
      RoleModule,
    ],
  }).compile();
  await module.init();
  expect(await module.get(Roles).dataSource.manager.find(RoleRow)).toEqual([
    { id: 888, name: '普通用户' },
  ]);
  const dataSource = module.get(DataSource);
  await module.close();
  expect(dataSource.isInitialized).toBe(false);
});
