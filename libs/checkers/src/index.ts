export type { CheckContext, Checker, Checkers } from './checker.js';
export { checkers, createCheckers, icmpProblem } from './checkers.js';
export { cidrProblem } from './cidr.js';
export type { Egress } from './egress.js';
export { createEgress, defaultEgressDeny } from './egress.js';
export type { NameFiles } from './resolve.js';
export { Names } from './resolve.js';
export { patternProblem } from './pattern.js';
export { jsonPathProblem, roundTrips } from './reading.js';
