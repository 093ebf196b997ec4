import { describe, expect, it } from 'vitest';
import { aProbe } from '../../testing/fixtures';
import { settingsOf } from './settings';

const words = {
  t: (key: string) => key,
  fields: {
    label: (path: string) => path.split('.').at(-1) ?? '',
    choice: (value: string) => value.toLowerCase(),
  },
};
const toldOf = (type: 'HTTP' | 'TCP', settings: unknown) =>
  Object.fromEntries(
    settingsOf(aProbe({ type, settings }), words).map(({ label, value }) => [label, value]),
  );

describe('what is checked', () => {
  it('is told without what is as usual', () => {
    const given = { host: 'db.example.com', port: 5432, transport: 'TCP', security: 'POSTGRESQL' };
    expect(toldOf('TCP', { tcp: { ...given, allAddresses: true } })).toEqual({
      'column.type': 'TCP',
      'column.application': 'checkout',
      'column.schedule': '30s',
      host: 'db.example.com',
      port: '5432',
      security: 'postgresql',
      allAddresses: 'yes',
    });
  });

  it('tells expectations in words, and nothing of a secret but that it is there', () => {
    const told = toldOf('HTTP', {
      http: {
        url: 'https://example.com',
        auth: { basic: { username: 'me', password: '********' } },
        headers: [{ name: 'X-Token', value: 'hush' }],
        expectations: [
          { subject: 'LATENCY', comparison: 'LESS', values: ['80'], severity: 'DEGRADED' },
        ],
      },
    });
    expect(told).toMatchObject({
      username: 'me',
      password: '********',
      headers: 'X-Token',
      expectations: 'subject.LATENCY comparison.LESS 80 ms (state.DEGRADED)',
    });
    expect(JSON.stringify(told)).not.toContain('hush');
  });

  it('is little of a row that names no type that we know', () => {
    expect(settingsOf(aProbe({ type: null, settings: null }), words)).toHaveLength(2);
  });
});
