import { describe, expect, it } from 'vitest';
import { emptyDraft, shownFields } from './draft';
import { beside, judge } from './problems';

const t = (key: string) => key;

describe('beside', () => {
  const shown = shownFields({ ...emptyDraft, headers: [{ name: '', value: '' }] });

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
    const problems = judge(
      {
        ...emptyDraft,
        texts: {
          ...emptyDraft.texts,
          name: 'x',
          cron: 'sometimes',
          'target.http.url': 'example.com',
          'target.http.expectedStatus': '99',
        },
      },
      t,
      'UTC',
    );
    expect([...problems.keys()].sort()).toEqual([
      'cron',
      'target.http.expectedStatus',
      'target.http.url',
    ]);
  });

  it('finds nothing wrong with a whole draft', () => {
    const texts = { ...emptyDraft.texts, name: 'x', 'target.http.url': 'https://example.com' };
    expect(judge({ ...emptyDraft, texts }, t, 'UTC').size).toBe(0);
  });
});
