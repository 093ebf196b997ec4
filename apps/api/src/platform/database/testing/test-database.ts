import { afterAll, vi } from 'vitest';
import type { DatabaseLocation } from '../../database-location.js';
import type { Dialect } from '../storage.js';

// A database server shares the machine with every other spec.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

/** A kind of database to run specs on. */
export interface TestDatabase {
  readonly name: string;
  readonly dialect: Dialect;
  /** Makes an empty database that goes when the spec file ends. */
  readonly location: () => Promise<DatabaseLocation>;
}

const cleanUps: (() => unknown)[] = [];
afterAll(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

/** Does it when the spec file ends, the last thing first. */
export const atTheEnd = (cleanUp: () => unknown): void => {
  cleanUps.push(cleanUp);
};
