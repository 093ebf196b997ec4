import { aSchedule, aTcpTarget } from '@dialtone/model/testing';
import { describe, expect, it } from 'vitest';
import { parsePatch, type Patched, type ProbePatch } from './probe-patch.js';

const parse = (patch: ProbePatch, current: Patched = { cron: '30s' }) =>
  parsePatch(patch, current, 'UTC');
const valueOf = (patch: ProbePatch, current?: Patched) => {
  const parsed = parse(patch, current);
  return parsed.ok ? parsed.value : parsed.problems;
};
const problemsOf = (patch: ProbePatch, current?: Patched) => {
  const parsed = parse(patch, current);
  return parsed.ok ? [] : parsed.problems.map(({ path }) => path.join('.'));
};

describe('a patch', () => {
  it.each<[ProbePatch, object]>([
    [{}, {}],
    [{ name: undefined, enabled: undefined }, {}],
    [{ name: ' new ' }, { name: 'new' }],
    [{ enabled: false }, { enabled: false }],
    [{ application: 'web' }, { application: 'web' }],
    [{ timeoutMs: 500 }, { timeoutMs: 500 }],
    [{ cron: '1m' }, { cron: '1m', schedule: aSchedule('1m') }],
    [{ target: { tcp: { host: 'db', port: 1 } } }, { target: aTcpTarget({ host: 'db', port: 1 }) }],
  ])('%j changes %j and nothing else', (patch, value) => {
    expect(valueOf(patch)).toStrictEqual(value);
  });

  it.each<[ProbePatch, object]>([
    [{ application: null }, { application: undefined }],
    [{ application: '' }, { application: undefined }],
    [{ application: '  ' }, { application: undefined }],
    [{ timeoutMs: null }, { timeoutMs: undefined }],
  ])('%j clears the field', (patch, value) => {
    expect(valueOf(patch)).toStrictEqual(value);
  });

  it.each<[ProbePatch, string, string]>([
    [{ name: null }, 'name', 'A name is needed.'],
    [{ name: '   ' }, 'name', 'A name is needed.'],
    [{ cron: null }, 'cron', 'A schedule is needed, such as 30s, 5m or */5 * * * *.'],
    [
      { target: null },
      'target',
      'A target is exactly one of http, tcp, dns, icmp, grpc, ws and tls.',
    ],
    [{ enabled: null }, 'enabled', 'A probe is enabled or it is not: true or false.'],
  ])('%j is refused: nothing is left in its place', (patch, field, message) => {
    expect(valueOf(patch)).toEqual([{ path: [field], message }]);
  });

  it('has all of its problems told at once', () => {
    const patch: ProbePatch = {
      name: '',
      enabled: null,
      cron: 'soon',
      timeoutMs: 1,
      target: { http: { url: 'nowhere', method: 'FETCH' } },
    };
    expect(problemsOf(patch).sort()).toEqual([
      'cron',
      'enabled',
      'name',
      'target.http.method',
      'target.http.url',
      'timeoutMs',
    ]);
  });
});

describe('a schedule and a timeout', () => {
  const slow = { cron: '1m', timeoutMs: 20_000 };
  const outgrown = { cron: '5s', timeoutMs: 20_000 };
  const odd = { cron: 'garbage', timeoutMs: 20_000 };
  it.each<[string, ProbePatch, Patched, string[]]>([
    ['a timeout within the schedule on file', { timeoutMs: 60_000 }, slow, []],
    ['a timeout beyond the schedule on file', { timeoutMs: 60_001 }, slow, ['timeoutMs']],
    ['a timeout beside a schedule that means nothing', { timeoutMs: 300_000 }, odd, []],
    ['no timeout any more', { timeoutMs: null }, outgrown, []],
    ['a schedule that the timeout on file allows', { cron: '20s' }, slow, []],
    ['a schedule that the timeout on file does not allow', { cron: '19s' }, slow, ['timeoutMs']],
    ['a faster schedule with no timeout on file', { cron: '1s' }, { cron: '1m' }, []],
    ['both, which agree', { cron: '2s', timeoutMs: 2000 }, slow, []],
    ['both, which do not agree', { cron: '2s', timeoutMs: 2001 }, slow, ['timeoutMs']],
    ['a schedule without the timeout on file', { cron: '2s', timeoutMs: null }, slow, []],
    ['a schedule that means nothing', { cron: 'garbage' }, slow, ['cron']],
    ['both wrong', { cron: 'garbage', timeoutMs: 1 }, slow, ['cron', 'timeoutMs']],
    ['neither, though those on file do not agree', { name: 'new' }, outgrown, []],
  ])('%s', (_, patch, current, problems) => {
    expect(problemsOf(patch, current)).toEqual(problems);
  });
});

it.each<[string, ProbePatch]>([
  ['paused', { enabled: false }],
  ['renamed', { name: 'new' }],
  ['mended', { cron: '1m' }],
])('a probe with a schedule that means nothing can be %s', (_, patch) => {
  expect(valueOf(patch, { cron: 'garbage', timeoutMs: 500 })).toMatchObject(patch);
});
