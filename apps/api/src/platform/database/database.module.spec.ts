import { Injectable, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { InjectRepository, TypeOrmModule } from '@nestjs/typeorm';
import { DataSource, type EntitySchema, type Repository } from 'typeorm';
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
  constructor(@InjectRepository(RoleRow) readonly rows: Repository<RoleRow>) {}
}

@Module({ imports: [TypeOrmModule.forFeature([RoleRow])], providers: [Roles] })
class RoleModule {}

@Module({})
class ConfigModule {}

it('gives the rooms their repositories, and closes the database at the end', async () => {
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
  expect(await module.get(Roles).rows.find()).toEqual([{ id: 888, name: '普通用户' }]);
  const dataSource = module.get(DataSource);
  await module.close();
  expect(dataSource.isInitialized).toBe(false);
});
