export * from './host.js';
export * from './outcome.js';
export * from './probe.js';
export * from './problem.js';
export * from './schedule.js';
export * from './status-set.js';
export * from './target.js';
export { zoneNamed } from './zone.js';
