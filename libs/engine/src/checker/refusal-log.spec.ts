import type { Refusal } from '@dialtone/checkers';
import { Logger } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EgressRefused } from '../events.js';
import { FakeClock } from '../testing/index.js';
import { RefusalLog } from './refusal-log.js';

const aRefusal = (difference: Partial<Refusal> = {}): EgressRefused =>
  new EgressRefused({
    address: '169.254.169.254',
    host: 'metadata.test',
    port: 80,
    rule: '169.254.0.0/16',
    ...difference,
  });

let clock: FakeClock;
let log: RefusalLog;
let lines: string[];

beforeEach(() => {
  clock = new FakeClock();
  log = new RefusalLog(clock);
  lines = [];
  vi.spyOn(Logger.prototype, 'warn').mockImplementation((line: unknown) => {
    lines.push(String(line));
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('the log of refused connections', () => {
  it('names the address, the host, the port and the rule', () => {
    log.tell(aRefusal());
    log.tell(new EgressRefused({ address: 'fe80::1', host: 'fe80::1', rule: 'fe80::/10' }));
    expect(lines).toEqual([
      'A connection to 169.254.169.254, the address of metadata.test, at port 80 was refused by the egress policy: 169.254.0.0/16 is denied.',
      'A connection to fe80::1 was refused by the egress policy: fe80::/10 is denied.',
    ]);
  });

  it('tells each of them once a minute', () => {
    for (let second = 0; second < 120; second += 1) {
      log.tell(aRefusal());
      clock.advance(1000);
    }
    expect(lines).toHaveLength(2);
    log.tell(aRefusal({ port: 443 }));
    log.tell(aRefusal({ host: 'other.test' }));
    expect(lines).toHaveLength(4);
  });

  it('is not flooded by ever new targets, and is told again of those that come later', () => {
    for (let at = 0; at < 5000; at += 1) log.tell(aRefusal({ host: `${at}.test` }));
    expect(lines).toHaveLength(1000);
    clock.advance(60_000);
    log.tell(aRefusal({ host: 'late.test' }));
    expect(lines).toHaveLength(1001);
  });
});
