import type { DataSource } from 'typeorm';
import { migrations } from '../migrations/index.js';

/** Undoes the whole history, the last migration first. Takes what `bareDataSource` makes. */
export async function undoAll(dataSource: DataSource): Promise<void> {
  for (let left = migrations.length; left > 0; left -= 1) await dataSource.undoLastMigration();
}
