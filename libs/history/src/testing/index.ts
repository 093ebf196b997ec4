export * from './history-database.js';
