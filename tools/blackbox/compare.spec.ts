import { expect, it } from 'vitest';
import { blackboxExporter, locate } from '../run/machine.ts';
import { compare } from './compare.ts';
import { differencesOf } from './differences.ts';
import { intentionOf } from './intended.ts';
import { pairs } from './pairs.ts';
import { familiesOf } from './samples.ts';

const onCi = process.env.CI === 'true';
const isThere = locate(blackboxExporter) !== undefined;
if (!isThere && !onCi)
  console.warn('prometheus-blackbox-exporter is not installed: the comparison did not run');

it.runIf(isThere || onCi)(
  'differs from blackbox_exporter in nothing but what is meant',
  async () => {
    const told: string[] = [];
    expect(pairs.length).toBeGreaterThanOrEqual(40);
    const code = await compare(line => told.push(line));
    expect(told.filter(line => !line.startsWith('meant'))).toEqual([
      expect.stringMatching(/^\d+ pairs, \d+ kinds of meant differences, 0 differences /u),
    ]);
    expect(code).toBe(0);
  },
  300_000,
);

const text = (help: string, ...samples: string[]): string =>
  ['# HELP a ' + help, '# TYPE a gauge', ...samples].join('\n');
const differences = (theirs: string, ours: string) =>
  differencesOf(familiesOf(theirs), familiesOf(ours)).map(({ kind }) => kind);

it.each([
  [text('x', 'a{b="1",c="2"} 1'), text('x', 'a{c="2",b="1"} 1'), []],
  [text('x', 'a 1'), text('x', 'a 2'), ['value']],
  [text('x', 'a 1'), text('y', 'a 1'), ['help']],
  [text('x', 'a{b="1"} 1'), text('x', 'a{b="2"} 1'), ['missing', 'extra']],
  [text('x', 'a 1'), '', ['missing']],
])('between %j and %j it finds %j', (theirs, ours, kinds) => {
  expect(differences(theirs, ours)).toEqual(kinds);
});

it('compares how long something took by its presence alone', () => {
  const duration = (value: number) =>
    `# HELP a_duration_seconds x\n# TYPE a_duration_seconds gauge\na_duration_seconds ${value}`;
  expect(differences(duration(1), duration(2))).toEqual([]);
  expect(differences(duration(1), '')).toEqual(['missing']);
});

it('takes as meant what an intention names, of its pairs alone', () => {
  const meant = { name: 'm', family: 'a', kinds: ['value'] as const, pairs: ['p'], why: '' };
  const difference = { family: 'a', kind: 'value', theirs: '1', ours: '2' } as const;
  expect(intentionOf('p', difference, [meant])).toBe(meant);
  expect(intentionOf('q', difference, [meant])).toBeUndefined();
  expect(intentionOf('p', { ...difference, kind: 'extra' }, [meant])).toBeUndefined();
});
