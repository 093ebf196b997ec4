/**
 * Why a check was not up. `INTERNAL` is our own fault and never counts against the target. At most 8 characters, for
 * that is what their column holds.
 */
export const reasons = [
  'DNS',
  'BLOCKED',
  'PROXY',
  'CONNECT',
  'TLS',
  'AUTH',
  'TIMEOUT',
  'PROTOCOL',
  'STATUS',
  'HEADER',
  'BODY',
  'ANSWER',
  'LOSS',
  'LATENCY',
  'INVERTED',
  'INTERNAL',
] as const;
export type Reason = (typeof reasons)[number];
