export * from './a-probe.js';
export * from './a-schedule.js';
export * from './a-target.js';
