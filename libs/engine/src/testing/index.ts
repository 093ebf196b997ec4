export * from './fake-clock.js';
export * from './recording-bus.js';
