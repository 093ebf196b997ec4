import { expect, it } from 'vitest';
import { aProbe, anInvalidProbe } from './a-probe.js';
import { aSchedule } from './a-schedule.js';
import { aTcpTarget } from './a-target.js';

it('makes a probe whose parts belong together', () => {
  expect(aProbe()).toMatchObject({
    valid: true,
    type: 'HTTP',
    address: 'https://example.com/healthz',
    cron: '30s',
    schedule: aSchedule('30s'),
    enabled: true,
  });
  expect(aProbe({ cron: '5m' }).schedule).toEqual(aSchedule('5m'));
  expect(aProbe({ schedule: aSchedule('5m') }).cron).toBe('@every 5m');
  expect(aProbe({ ...aProbe(), target: aTcpTarget() })).toMatchObject({
    type: 'TCP',
    address: 'db.example.com:3306',
  });
});

it('makes a row that says why it cannot be checked', () => {
  expect(anInvalidProbe({ name: 'old' })).toMatchObject({ valid: false, name: 'old' });
  expect(anInvalidProbe().problem).not.toBe('');
});
