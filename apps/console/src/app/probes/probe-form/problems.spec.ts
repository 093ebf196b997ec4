import { describe, expect, it } from 'vitest';
import { aProbe } from '../../testing/fixtures';
import { type Draft, draftOf, emptyDraft, shownFields } from './draft';
import { type DraftValue, withValueAt } from './draft-value';
import { beside, judge } from './problems';

const t = (key: string) => key;

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

  it('finds nothing wrong with a whole draft', () => {
    expect(judge(typed(named, { 'http.url': 'https://example.com' }), t, 'UTC').size).toBe(0);
  });
});
