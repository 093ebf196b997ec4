import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.js';

function sentences(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.sentences;
    throw error;
  }
}

describe('readConfig', () => {
  it('has a working default for everything', () => {
    expect(readConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      database: { kind: 'sqlite', path: resolve('data/dialtone.db') },
      databaseTimeZone: 'UTC',
      dataDir: resolve('data'),
      admin: { username: 'admin' },
      logLevel: 'info',
      sessionMs: 12 * 3_600_000,
      longestSessionMs: 31 * 24 * 3_600_000,
    });
  });

  it('keeps the embedded database in the data folder', () => {
    expect(readConfig({ DATA_DIR: '/srv/dialtone' }).database).toEqual({
      kind: 'sqlite',
      path: '/srv/dialtone/dialtone.db',
    });
  });

  it('reads a MySQL address with its escapes and its default port', () => {
    expect(
      readConfig({ DATABASE_URL: 'mysql://gva:p%40ss@db.internal/gin%2Dvue' }).database,
    ).toEqual({
      kind: 'mysql',
      host: 'db.internal',
      port: 3306,
      user: 'gva',
      password: 'p@ss',
      database: 'gin-vue',
    });
  });

  it('refuses cloud metadata addresses until told otherwise', () => {
    expect(readConfig({}).egress.deny).toContain('169.254.0.0/16');
    expect(readConfig({ EGRESS_DENY: '' }).egress.deny).toEqual([]);
    expect(readConfig({ EGRESS_DENY: '10.0.0.0/8, fc00::/7' }).egress.deny).toEqual([
      '10.0.0.0/8',
      'fc00::/7',
    ]);
    expect(readConfig({ EGRESS_ALLOW: '[fd00::/8]:443,*.corp.example,:25' }).egress.allow).toEqual([
      '[fd00::/8]:443',
      '*.corp.example',
      ':25',
    ]);
  });

  it.each([
    [
      { PORT: '70000' },
      'PORT may hold a port from 1 to 65535, or 0 for any free one; it holds “70000”.',
    ],
    [
      { DATABASE_TIME_ZONE: 'Mars/Base' },
      'DATABASE_TIME_ZONE may hold the name of a time zone, such as UTC or Asia/Shanghai; it holds “Mars/Base”.',
    ],
    [
      { LOG_LEVEL: 'loud' },
      'LOG_LEVEL may hold one of trace, debug, info, warn, error, fatal; it holds “loud”.',
    ],
    [
      { EGRESS_ALLOW: '10.0.0.0/99' },
      'EGRESS_ALLOW may hold comma-separated networks, host patterns and ports, such as 10.0.0.0/8, [fd00::/8]:6000-6063, *.corp.example, :25; it holds “10.0.0.0/99”. “10.0.0.0/99” has a wrong length: after the slash stands a number from 0 to 32.',
    ],
    [
      { EGRESS_DENY: '10.0.0.0/8, db.corp.example:0' },
      'EGRESS_DENY may hold comma-separated networks, host patterns and ports, such as 10.0.0.0/8, [fd00::/8]:6000-6063, *.corp.example, :25; it holds “10.0.0.0/8, db.corp.example:0”. “db.corp.example:0” has wrong ports: after the colon stands a port from 1 to 65535, or a range such as 6000-6063.',
    ],
    [
      { TRUSTED_PROXIES: 'proxy.corp.example' },
      'TRUSTED_PROXIES may hold comma-separated networks, such as 10.0.0.0/8, fe80::/10; it holds “proxy.corp.example”. “proxy.corp.example” is not a range of addresses. Write 10.0.0.0/8, fd00::/8 or a single address.',
    ],
    [
      { DATABASE_URL: 'postgres://u:secret@h/d' },
      'DATABASE_URL may hold sqlite:<path> or mysql://user:password@host:port/database; it holds something else (not shown, for it may hold a secret).',
    ],
    [
      { DATABASE_URL: 'mysql://u:100%@h/d' },
      'DATABASE_URL may hold sqlite:<path> or mysql://user:password@host:port/database; it holds something else (not shown, for it may hold a secret).',
    ],
    [
      { PROMETHEUS_URL: 'http://me:100%@h:9090' },
      'PROMETHEUS_URL may hold a URL such as http://127.0.0.1:9090; it holds something else (not shown, for it may hold a secret).',
    ],
    [
      { ADMIN_PASSWORD: '密'.repeat(25) },
      'ADMIN_PASSWORD may hold a password of 1 to 72 bytes; it holds something else (not shown, for it may hold a secret).',
    ],
    [{ EVIDENCE_KEPT: '0' }, 'EVIDENCE_KEPT may hold a whole number from 1 to 1000; it holds “0”.'],
    [
      { RESULTS_KEPT: 'forever' },
      'RESULTS_KEPT may hold a time such as 12h or 30d; it holds “forever”.',
    ],
    [
      { CHECKS_AT_ONCE: '0' },
      'CHECKS_AT_ONCE may hold a whole number from 1 to 100000; it holds “0”.',
    ],
    [{ SESSION_TTL: '12' }, 'SESSION_TTL may hold a time such as 30m, 12h or 7d; it holds “12”.'],
  ])('says what is wrong with %o', (environment, sentence) => {
    expect(sentences(environment)).toEqual([sentence]);
  });

  it('takes an empty variable as unset, as compose files leave them', () => {
    const empty = {
      PORT: '',
      DATABASE_URL: '',
      METRICS_TOKEN: '',
      PROMETHEUS_URL: '',
      TIME_ZONE: '',
    };
    expect(readConfig(empty)).toEqual(readConfig({}));
  });

  it('cannot be changed once read', () => {
    const config = readConfig({});
    expect([config, config.admin, config.egress, config.egress.deny].every(Object.isFrozen)).toBe(
      true,
    );
  });

  it('reads an IPv6 host of MySQL without its brackets', () => {
    expect(readConfig({ DATABASE_URL: 'mysql://u:p@[::1]:3307/d' }).database).toMatchObject({
      host: '::1',
      port: 3307,
    });
  });

  it('names every wrong variable at once', () => {
    expect(sentences({ PORT: 'x', TIME_ZONE: 'y', LOG_LEVEL: 'z' })).toHaveLength(3);
  });
});
