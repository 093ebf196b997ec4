import { targetTypeOf } from '@dialtone/model';
import { describe, expect, it } from 'vitest';
import { aProbe } from '../../testing/fixtures';
import { type Draft, draftOf, emptyDraft, shownFields } from './draft';
import { type DraftValue, withValueAt } from './draft-value';
import { beside, judge } from './problems';

const t = (key: string) => key;

const certificateDays = {
  subject: 'CERTIFICATE_DAYS',
  name: '',
  comparison: 'GREATER',
  severity: 'DEGRADED',
};
const named: Draft = { ...emptyDraft, texts: { ...emptyDraft.texts, name: 'x' } };
const typed = (draft: Draft, values: Readonly<Record<string, DraftValue>>): Draft => ({
  ...draft,
  target: Object.entries(values).reduce(
    (target, [path, value]) => withValueAt(target, path.split('.'), value),
    draft.target,
  ),
});

describe('beside', () => {
  const shown = shownFields(draftOf(aProbe()));

  it('puts each problem beside the field that its path names', () => {
    const found = beside(
      [
        { path: ['name'], message: 'A name is needed.' },
        { path: ['target', 'http', 'headers', 0, 'name'], message: 'Not a name.' },
        { path: ['name'], message: 'Too long.' },
      ],
      shown,
    );
    expect([...found]).toEqual([
      ['name', ['A name is needed.', 'Too long.']],
      ['target.http.headers.0.name', ['Not a name.']],
    ]);
  });

  it('puts the problem of a part beside the field that holds it', () => {
    const dns = shownFields({ ...emptyDraft, type: 'DNS' });
    const path = ['target', 'dns', 'expectedAnswers', 2];
    expect([...beside([{ path, message: 'Too long.' }], dns)]).toEqual([
      ['target.dns.expectedAnswers', ['Too long.']],
    ]);
  });

  it('says what has no field of its own at the top, with its path', () => {
    const found = beside(
      [
        { path: ['quota'], message: 'No more are allowed.' },
        { path: ['target', 'tcp', 'port'], message: 'Odd.' },
        { path: [], message: 'Nothing fits.' },
      ],
      shown,
    );
    expect(found.get('')).toEqual([
      'quota: No more are allowed.',
      'target.tcp.port: Odd.',
      'Nothing fits.',
    ]);
  });
});

describe('judge', () => {
  it('says what is missing in the language of the page, and nothing twice', () => {
    const problems = judge(
      { ...emptyDraft, type: 'TCP', texts: { ...emptyDraft.texts, cron: '' } },
      t,
      'UTC',
    );
    expect(Object.fromEntries(problems)).toEqual({
      name: ['form.need.name'],
      cron: ['form.need.cron'],
      'target.tcp.host': ['form.need.host'],
      'target.tcp.port': ['form.need.number'],
    });
  });

  it('judges the rest as the API does', () => {
    const draft = typed(named, { 'http.url': 'example.com', 'http.expectedStatus': '99' });
    const problems = judge({ ...draft, texts: { ...draft.texts, cron: 'sometimes' } }, t, 'UTC');
    expect([...problems.keys()].sort()).toEqual([
      'cron',
      'target.http.expectedStatus',
      'target.http.url',
    ]);
  });

  it('puts what is wrong with an expectation or a sign-in beside its part', () => {
    const draft = typed(named, {
      'http.url': 'https://example.com',
      'http.auth.?': 'bearer',
      'http.expectations': [
        { subject: 'HEADER', name: '', comparison: 'CONTAINS', values: ['x'], severity: 'DOWN' },
        { subject: 'LATENCY', name: '', comparison: 'LESS', values: ['soon'], severity: 'DOWN' },
      ],
    });
    expect([...judge(draft, t, 'UTC').keys()].sort()).toEqual([
      'target.http.auth.bearer',
      'target.http.expectations.0.name',
      'target.http.expectations.1.values',
    ]);
  });

  it('leaves a secret that stays on file to those who know it', () => {
    const draft = typed(named, {
      'http.url': 'https://example.com',
      'http.tls.certificate': '-----BEGIN CERTIFICATE-----',
      'http.tls.key': '********',
    });
    expect(judge(draft, t, 'UTC').size).toBe(0);
  });

  it.each<[Draft['type'], string, DraftValue]>([
    ['HTTP', 'url', 'ftp://example.com'],
    ['HTTP', 'url', 'https://me:pw@example.com'],
    ['HTTP', 'headers', [{ name: 'a b', value: '' }]],
    ['HTTP', 'expectedStatus', 'ok'],
    ['HTTP', 'maxRedirects', '99'],
    ['HTTP', 'maxRedirects', 'many'],
    ['HTTP', 'bodyLimit', '1'],
    ['HTTP', 'overrides', ['example.com']],
    ['HTTP', 'proxy.url', 'socks5://proxy'],
    ['HTTP', 'tls.authorities', 'ca.pem'],
    ['HTTP', 'keepAlive', true],
    ['TCP', 'host', 'a b'],
    ['TCP', 'port', '70000'],
    ['TCP', 'port', '1.5'],
    ['TCP', 'conversation', [{ expect: '0', send: '', encoding: 'HEX', startTls: false }]],
    ['TCP', 'security', 'TLS'],
    ['DNS', 'host', '1.2.3'],
    ['DNS', 'recordType', 'NOPE'],
    ['DNS', 'resolver', 'a:b:c'],
    ['DNS', 'expectedAnswers', Array.from({ length: 51 }, () => 'x')],
    ['ICMP', 'count', '0'],
    ['ICMP', 'maxLossPercent', '101'],
    ['ICMP', 'intervalMs', '-1'],
    ['ICMP', 'size', '9999'],
    ['ICMP', 'ttl', '0'],
    ['GRPC', 'host', ''],
    ['GRPC', 'port', ''],
    ['WS', 'url', 'https://example.com'],
    ['TLS', 'port', '0'],
    ['TLS', 'expectations', [{ ...certificateDays, values: ['soon'] }]],
    ['TLS', 'expectations', [{ ...certificateDays, values: [''] }]],
  ])('of %s finds %s wrong, and says so beside it: %j', (type, name, value) => {
    const group = targetTypeOf(type);
    const whole = { url: 'https://example.com', host: 'example.com', port: '443' };
    const draft = typed(
      { ...named, type },
      {
        ...Object.fromEntries(
          Object.entries(type === 'WS' ? { ...whole, url: 'wss://a.example' } : whole).map(
            ([field, text]) => [`${group}.${field}`, text],
          ),
        ),
        // Each is wrong only together with the other.
        ...(name === 'keepAlive' && { 'http.httpVersion': 'HTTP2' }),
        ...(name === 'security' && {
          'tcp.transport': 'UDP',
          'tcp.conversation': [{ expect: '', send: 'x', encoding: 'TEXT', startTls: false }],
        }),
        [`${group}.${name}`]: value,
      },
    );
    const wrong = [...judge(draft, t, 'UTC').keys()];
    expect(wrong).toHaveLength(1);
    expect(wrong[0]).toMatch(
      new RegExp(`^target\\.${group}\\.${name.replace('.', '\\.')}(\\.|$)`, 'u'),
    );
  });

  it.each<[string, string]>([
    ['99', 'timeoutMs'],
    ['soon', 'timeoutMs'],
    ['60000', 'timeoutMs'],
  ])('says beside the timeout what is wrong with %s', (timeoutMs, field) => {
    const draft = typed(named, { 'http.url': 'https://example.com' });
    const problems = judge({ ...draft, texts: { ...draft.texts, timeoutMs } }, t, 'UTC');
    expect([...problems.keys()]).toEqual([field]);
  });

  it('finds nothing wrong with a whole draft', () => {
    expect(judge(typed(named, { 'http.url': 'https://example.com' }), t, 'UTC').size).toBe(0);
  });
});
