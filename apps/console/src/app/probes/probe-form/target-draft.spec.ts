import { parseProbeInput, type TargetType, targetKinds, targetTypes } from '@dialtone/model';
import { describe, expect, it } from 'vitest';
import { groupDraft, groupInput, shownPaths } from './target-draft';

const tls = {
  skipVerify: true,
  serverName: 'inner.example.com',
  minVersion: 'TLS1_3',
  maxVersion: null,
  authorities: '-----BEGIN CERTIFICATE-----\nMII=\n-----END CERTIFICATE-----',
  certificate: null,
  key: null,
};
const network = {
  ipVersion: 'IPV6',
  allAddresses: true,
  overrides: ['example.com=192.0.2.1', 'www.example.com=192.0.2.2'],
};
const conversation = [
  { expect: '^220 ', send: null, encoding: 'TEXT', startTls: false },
  { expect: null, send: 'EHLO x\r\n', encoding: 'TEXT', startTls: true },
];
const latency = {
  subject: 'LATENCY',
  name: null,
  comparison: 'BETWEEN',
  values: ['1', '500'],
  severity: 'DEGRADED',
};

/** One of each type, with nothing as usual. */
const settings: Readonly<Record<TargetType, Readonly<Record<string, unknown>>>> = {
  http: {
    url: 'https://example.com/healthz',
    method: 'POST',
    headers: [
      { name: 'Accept', value: 'application/json' },
      { name: 'X-Empty', value: '' },
    ],
    body: '{\n}',
    expectedStatus: '200,204',
    expectedBody: ' ok ',
    auth: {
      oauth2: {
        tokenUrl: 'https://id.example.com/token',
        clientId: 'dialtone',
        clientSecret: '********',
        scopes: ['read', 'write'],
        audience: null,
      },
    },
    followRedirects: false,
    maxRedirects: 3,
    httpVersion: 'HTTP2',
    keepAlive: false,
    cacheBust: true,
    bodyLimit: 4096,
    proxy: { url: 'http://proxy.example.com:3128', username: 'x', password: '********' },
    tls,
    ...network,
    expectations: [
      { subject: 'HEADER', name: 'etag', comparison: 'EXISTS', values: [], severity: 'DOWN' },
      { ...latency, comparison: 'ONE_OF', values: [' 1', '2 '], orAbsent: true },
    ],
    inverted: true,
  },
  tcp: {
    host: 'db.example.com',
    port: 5432,
    transport: 'TCP',
    security: 'POSTGRESQL',
    conversation,
    tls,
    ...network,
    expectations: [latency],
    inverted: true,
  },
  dns: {
    host: 'example.com',
    resolver: '1.1.1.1',
    recordType: 'TYPE65',
    expectedAnswers: ['192.0.2.1', '192.0.2.2'],
    transport: 'TCP',
    recordClass: 'CH',
    recursion: false,
    ipVersion: 'IPV4',
    tls,
    expectations: [latency],
    inverted: true,
  },
  icmp: {
    host: '192.0.2.1',
    count: 5,
    maxLossPercent: 12.5,
    intervalMs: 20,
    size: 1000,
    ttl: 3,
    dontFragment: true,
    stopAtFirstReply: true,
    ...network,
    expectations: [latency],
    inverted: true,
  },
  grpc: {
    host: 'grpc.example.com',
    port: 8443,
    service: 'shop.Cart',
    security: 'PLAIN',
    tls,
    ...network,
    expectations: [latency],
    inverted: true,
  },
  ws: {
    url: 'wss://example.com/live',
    headers: [{ name: 'Origin', value: 'https://example.com' }],
    subprotocols: ['chat', 'superchat'],
    conversation: [{ expect: 'hello', send: 'hi', encoding: 'TEXT', startTls: false }],
    tls,
    ...network,
    expectations: [latency],
    inverted: true,
  },
  tls: {
    host: 'mail.example.com',
    port: 587,
    security: 'SMTP',
    tls,
    ...network,
    expectations: [latency],
    inverted: true,
  },
};

const through = (type: TargetType, given: unknown) => {
  const { fields } = targetKinds[type];
  return groupInput(fields, groupDraft(fields, given));
};

describe.each(targetTypes)('a target of type %s', type => {
  it('comes through the form unchanged', () => {
    expect(Object.keys(settings[type]).sort()).toEqual(
      Object.keys(targetKinds[type].fields).sort(),
    );
    expect(through(type, settings[type])).toEqual(settings[type]);
  });

  it('is what the judge of the API takes', () => {
    const whole = { name: 'x', cron: '30s', target: { [type]: through(type, settings[type]) } };
    const parsed = parseProbeInput(whole, 'UTC');
    expect(parsed.ok ? [] : parsed.problems).toEqual([]);
  });

  it('asks for nothing when nothing was typed but what is needed', () => {
    const { fields } = targetKinds[type];
    const needed = Object.entries(settings[type]).filter(
      ([name]) => fields[name]?.presence === 'needed',
    );
    const input = through(type, Object.fromEntries(needed));
    expect(input).toMatchObject({ expectations: [], inverted: false });
    if (type !== 'icmp') expect(input['tls']).toBeNull();
    const parsed = parseProbeInput({ name: 'x', cron: '30s', target: { [type]: input } }, 'UTC');
    expect(parsed.ok).toBe(true);
  });
});

describe('the sign-in of a draft', () => {
  const { fields } = targetKinds.http;

  it('sends the chosen way alone, as a whole, and keeps what was typed for the others', () => {
    const draft = groupDraft(fields, { auth: { bearer: '********' } });
    const auth = draft['auth'];
    if (typeof auth !== 'object') throw new Error('A group is wanted.');
    expect(auth).toMatchObject({ '?': 'bearer', bearer: '********' });
    const changed = { ...draft, auth: { ...auth, '?': 'basic' } };
    expect(groupInput(fields, changed)['auth']).toEqual({ basic: { username: '', password: '' } });
    expect(groupInput(fields, { ...draft, auth: { ...auth, '?': '' } })['auth']).toBeNull();
  });

  it('shows the fields of the chosen way only', () => {
    const shown = shownPaths(targetKinds.http, groupDraft(fields, settings.http));
    expect(shown).toContain('auth.oauth2.clientSecret');
    expect(shown).not.toContain('auth.bearer');
    expect(shown).toContain('headers.1.value');
    expect(shown).toContain('tls.minVersion');
  });
});

it('makes of a number that is none a value that every judge refuses', () => {
  const { fields } = targetKinds.icmp;
  expect(groupInput(fields, { ...groupDraft(fields, {}), count: 'two' })['count']).toBeNaN();
  expect(groupInput(fields, { ...groupDraft(fields, {}), count: ' ' })['count']).toBeNull();
});
