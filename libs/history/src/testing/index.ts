export * as randomHistory from '../read/testing/random-history.js';
export * from './history-database.js';
export * from './recomputed.js';
export * from './unreliable-sql.js';
export { aCheck, type Missed, seed, type Seen } from '../read/testing/seed.js';
