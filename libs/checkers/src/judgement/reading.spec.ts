import { describe, expect, it } from 'vitest';
import { read, roundTrips } from './reading.js';

describe('round trips', () => {
  it('are told in numbers', () => {
    const icmp = { sent: 4, received: 4, roundTripsMs: [2, 4, 4, 6] };
    expect(roundTrips({ addresses: [], icmp })).toEqual({
      best: 2,
      average: 4,
      worst: 6,
      deviation: Math.sqrt(2),
      jitter: 4 / 3,
    });
  });

  it('of one reply have no jitter', () => {
    const icmp = { sent: 1, received: 1, roundTripsMs: [2] };
    expect(roundTrips({ addresses: [], icmp })).toMatchObject({ jitter: 0, deviation: 0 });
  });

  it('are none without a reply', () => {
    expect(
      roundTrips({ addresses: [], icmp: { sent: 2, received: 0, roundTripsMs: [] } }),
    ).toBeUndefined();
  });
});

describe('a capture', () => {
  it('is what the peer said under that name, and nothing that every object has', () => {
    const talk = { reply: '', bytes: 0, captures: { nonce: '42' }, steps: 1 };
    const looked = {
      outcome: { up: true, latencyMs: 1, phases: [] },
      sight: { addresses: [], talk },
      now: 0,
    } as const;
    expect(read('CAPTURE', 'nonce', looked)).toEqual({ kind: 'text', value: '42' });
    expect(read('CAPTURE', 'constructor', looked)).toEqual({ kind: 'absent' });
  });
});
