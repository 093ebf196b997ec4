import type { Probe } from '@dialtone/model';
import { anHttpTarget, aTcpTarget } from '@dialtone/model/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProbeRow } from './probe.entity.js';
import { probeFromRow } from './probe-from-row.js';
import type { ProbeParts } from './probe-parts.js';
import { anEmptyRow, aRow } from './testing/a-row.js';

const reading = { timeZone: 'UTC' };
const read = (row: Partial<ProbeRow>, parts: ProbeParts = {}): Probe =>
  probeFromRow(aRow(row), parts, reading);
const problemOf = (probe: Probe): string | undefined => (probe.valid ? undefined : probe.problem);

describe('a row on file', () => {
  it('is a probe', () => {
    expect(read({ application: 'web', successRate: '99.50' })).toEqual({
      id: 1,
      name: 'shop',
      application: 'web',
      type: 'HTTP',
      address: 'https://example.com/healthz',
      cron: '30s',
      enabled: true,
      timeoutMs: 10_000,
      createdAt: Date.UTC(2026, 0),
      updatedAt: Date.UTC(2026, 0),
      valid: true,
      target: anHttpTarget({ url: 'https://example.com/healthz' }),
      schedule: { kind: 'interval', normal: '@every 30s', periodMs: 30_000 },
    });
  });

  it.each<[Partial<ProbeRow>, Partial<Probe>]>([
    [{ enabled: null }, { enabled: false }],
    [{ enabled: false }, { enabled: false }],
    [{ name: null }, { name: '' }],
    [{ name: '   ' }, { name: '   ' }],
    [{ cron: ' 1m ' }, { cron: ' 1m ', valid: true }],
    [{ url: ' http://example.com/ ' }, { address: 'http://example.com/', valid: true }],
    [{ cron: '5s' }, { timeoutMs: 5000 }],
    [{ createdAt: null }, { createdAt: Date.UTC(2026, 0) }],
    [{ updatedAt: null }, { updatedAt: Date.UTC(2026, 0) }],
    [
      { createdAt: null, updatedAt: null },
      { createdAt: 0, updatedAt: 0 },
    ],
  ])('with %j is a probe with %j', (row, expected) => {
    expect(read(row)).toMatchObject(expected);
  });

  it.each(['', ' ', null])('with the application %j belongs to none', application => {
    expect(read({ application })).not.toHaveProperty('application');
  });

  it.each([
    ['HTTP', 'HTTP'],
    ['http', 'HTTP'],
    ['Https', 'HTTP'],
    [' TCP ', 'TCP'],
    ['dns', 'DNS'],
    ['ICMP', 'ICMP'],
    ['PING', 'ICMP'],
    ['Ping', 'ICMP'],
  ])('of type %j is looked at over %s', (type, expected) => {
    expect(read({ type, url: 'example.com:80' }).type).toBe(expected);
  });
});

describe('what a row looks at', () => {
  it.each<[Partial<ProbeRow>, object]>([
    [{ httpMethod: '' }, { method: 'GET' }],
    [{ httpMethod: null }, { method: 'GET' }],
    [{ httpMethod: ' post ' }, { method: 'POST' }],
    [{ httpStatus: 0 }, { expectedStatus: '200' }],
    [{ httpStatus: null }, { expectedStatus: '200' }],
    [{ httpStatus: 301 }, { expectedStatus: '301' }],
    [{ requestBody: '{}' }, { body: '{}' }],
    [{ requestBody: null }, { body: undefined }],
    [{ exceptResponse: ' ok ' }, { expectedBody: ' ok ' }],
    [
      { type: 'TCP', url: 'db:5432' },
      { type: 'tcp', host: 'db', port: 5432 },
    ],
    [
      { type: 'TCP', url: 'TCP://db:5432/' },
      { host: 'db', port: 5432 },
    ],
    [
      { type: 'TCP', url: '[2001:db8::1]:443' },
      { host: '2001:db8::1', port: 443 },
    ],
    [
      { type: 'DNS', url: 'example.com' },
      { type: 'dns', host: 'example.com', recordType: 'A' },
    ],
    [{ type: 'DNS', url: 'https://example.com:8443/path?q#f' }, { host: 'example.com' }],
    [{ type: 'DNS', url: 'http://[2001:db8::1]:80/' }, { host: '2001:db8::1' }],
    [{ type: 'DNS', url: 'example.com.' }, { host: 'example.com' }],
    [
      { type: 'PING', url: '192.0.2.1' },
      { type: 'icmp', host: '192.0.2.1', count: 2 },
    ],
    [
      { type: 'PING', url: 'http://gateway/' },
      { host: 'gateway', maxLossPercent: 0 },
    ],
    [{ type: 'ICMP', url: '2001:db8::1' }, { host: '2001:db8::1' }],
  ])('with %j is %j', (row, target) => {
    const probe = read(row);
    expect(problemOf(probe)).toBeUndefined();
    expect(probe.target).toMatchObject(target);
  });

  it.each([
    ['tcp://[2001:db8::1]:443', 'TCP', '[2001:db8::1]:443'],
    ['https://example.com/path', 'DNS', 'example.com'],
    ['db', 'TCP', 'db'],
    ['www.example.com', 'HTTP', 'www.example.com'],
  ])('%s of type %s is shown as %s', (url, type, address) => {
    expect(read({ url, type }).address).toBe(address);
  });
});

describe('a row that cannot be checked', () => {
  const types = 'known are HTTP, TCP, DNS, ICMP (or PING), GRPC, WS and TLS.';
  it.each<[Partial<ProbeRow>, string]>([
    [{ type: 'FTP' }, `“FTP” is not a type that can be checked; ${types}`],
    [{ type: ' ' }, `The row names no type; ${types}`],
    [{ type: null }, `The row names no type; ${types}`],
    [
      { httpMethod: 'FETCH' },
      '“FETCH” is not a method that can be sent. Known are GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS.',
    ],
    [
      { httpStatus: -1 },
      '“-1” is not a set of status codes from 100 to 599. Write 200, 200-299 or 200,204,301-308.',
    ],
    [{ url: '' }, 'A URL is needed, such as https://example.com/healthz.'],
    [
      { url: 'www.example.com' },
      '“www.example.com” is not a URL. Write it whole, such as https://example.com/healthz.',
    ],
    [{ type: 'TCP', url: null }, 'A TCP probe needs an address: host:port.'],
    [
      { type: 'TCP', url: 'db' },
      '“db” is not a TCP address; write host:port or [v6 address]:port.',
    ],
    [
      { type: 'TCP', url: 'db:70000' },
      '“db:70000” is not a TCP address; write host:port or [v6 address]:port.',
    ],
    [{ type: 'DNS', url: '' }, 'A host is needed: a name such as example.com, or an address.'],
    [{ type: 'ICMP', url: '300.1.1.1' }, '“300.1.1.1” is neither a host name nor an IP address.'],
    [{ cron: null }, 'A schedule is needed, such as 30s, 5m or */5 * * * *.'],
    [{ cron: ' ' }, 'A schedule is needed, such as 30s, 5m or */5 * * * *.'],
  ])('with %j says why', (row, problem) => {
    expect(problemOf(read(row))).toBe(problem);
  });

  it('says everything that is wrong, at once', () => {
    const problem = problemOf(read({ url: 'nowhere', httpMethod: 'FETCH', cron: 'soon' }));
    expect(problem).toContain('“nowhere” is not a URL.');
    expect(problem).toContain('“FETCH” is not a method');
    expect(problem).toContain('“soon” is not a schedule.');
  });

  it('says what is wrong when it holds nothing', () => {
    const probe = probeFromRow(anEmptyRow(), {}, reading);
    expect(probe).toEqual({
      id: 1,
      name: '',
      address: '',
      cron: '',
      enabled: false,
      timeoutMs: 10_000,
      createdAt: 0,
      updatedAt: 0,
      valid: false,
      problem: `The row names no type; ${types} A schedule is needed, such as 30s, 5m or */5 * * * *.`,
    });
  });

  it('shows its target when only the schedule means nothing', () => {
    expect(read({ cron: '@reboot' }).target).toMatchObject({ type: 'http' });
  });

  it('says what this process lacks for echo requests, and of no other type', () => {
    const lacking = { ...reading, icmpProblem: 'No rights to ping.' };
    const ping = probeFromRow(aRow({ type: 'PING', url: 'gateway' }), {}, lacking);
    expect(problemOf(ping)).toBe('No rights to ping.');
    expect(probeFromRow(aRow(), {}, lacking).valid).toBe(true);
  });

  it('never sends a sealed value for the secret that it hides', () => {
    const headers = [{ name: 'Authorization', value: 'sealed:1:AAAA' }];
    expect(read({ type: 'HTTP', url: 'http://a.test/' }, { headers })).toMatchObject({
      valid: false,
      problem:
        'The value of the header “Authorization” was sealed with another secret-key than ours; ' +
        'put that key back, or give the value again.',
    });
  });

  it('says which field of whatever depth was sealed with another key', () => {
    const parts = { auth: { basic: { username: 'ada', password: 'sealed:1:AAAA' } } };
    expect(problemOf(read({}, parts))).toBe(
      'The field auth.basic.password was sealed with another secret-key than ours; put that key ' +
        'back, or give the value again.',
    );
  });

  it('is still a probe, whatever another program wrote', { timeout: 60_000 }, () => {
    const text = fc.option(fc.oneof(fc.string(), fc.string({ unit: 'binary' })));
    const type = fc.constantFrom('HTTP', 'TCP', 'DNS', 'ICMP', 'PING', 'x', null);
    const number = fc.option(fc.integer());
    const row = fc.record({
      name: text,
      type,
      httpMethod: text,
      url: fc.oneof(text, fc.webUrl(), fc.domain(), fc.ipV6()),
      requestBody: text,
      application: text,
      exceptResponse: text,
      httpStatus: number,
      cron: text,
    });
    fc.assert(
      fc.property(row, odd => {
        const probe = read(odd);
        expect(probe.valid || probe.problem !== '').toBe(true);
      }),
    );
  });
});

describe('the parts of a probe', () => {
  const long = 'x'.repeat(300);
  it.each<[Partial<ProbeRow>, ProbeParts, object]>([
    [{ name: 'x'.repeat(32) }, { name: long }, { name: long }],
    [{ name: '🚀'.repeat(32) }, { name: '🚀'.repeat(33) }, { name: '🚀'.repeat(33) }],
    [{ application: null }, { application: long }, { application: long }],
    [{ application: '' }, { application: long }, { application: long }],
    [{ cron: '' }, { cron: '@every 1h30m15s' }, { cron: '@every 1h30m15s', valid: true }],
    [{ url: null }, { url: `http://${long}` }, { address: `http://${long}` }],
    [{ requestBody: '' }, { body: long }, { target: { body: long } }],
    [{ exceptResponse: null }, { expectedBody: long }, { target: { expectedBody: long } }],
    [
      { httpStatus: null },
      { expectedStatus: '200-299' },
      { target: { expectedStatus: '200-299' } },
    ],
    [{ httpStatus: 0 }, { expectedStatus: '200-299' }, { target: { expectedStatus: '200-299' } }],
    [{}, { timeoutMs: 700 }, { timeoutMs: 700 }],
    [{ cron: '1s' }, { timeoutMs: 5000 }, { timeoutMs: 1000 }],
  ])('stand in for what %j lacks: %#', (row, parts, expected) => {
    expect(read(row, parts)).toMatchObject(expected);
  });

  it('yield to what another program has written since', () => {
    const parts = {
      name: `${'x'.repeat(32)} and more`,
      application: 'old',
      cron: '1h',
      url: 'http://old',
      body: 'old',
      expectedBody: 'old',
      expectedStatus: '500',
    };
    const row = {
      name: 'new',
      application: 'new',
      cron: '30s',
      url: 'http://new/',
      requestBody: 'new',
      exceptResponse: 'new',
      httpStatus: 201,
    };
    expect(read(row, parts)).toMatchObject({
      name: 'new',
      application: 'new',
      cron: '30s',
      target: { url: 'http://new/', body: 'new', expectedBody: 'new', expectedStatus: '201' },
    });
  });

  it('of one type mean nothing to another', () => {
    const parts = { headers: [{ name: 'a', value: 'b' }], recordType: 'MX', count: 5 };
    const probe = read({ type: 'TCP', url: 'db:1' }, parts);
    expect(probe.target).toEqual(aTcpTarget({ host: 'db', port: 1 }));
  });
});
