export * from './history-database.js';
export * as randomHistory from '../read/testing/random-history.js';
export { aCheck, type Missed, seed, type Seen } from '../read/testing/seed.js';
