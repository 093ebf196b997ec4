import { describe, expect, it } from 'vitest';
import { effectiveTimeoutMs, parseProbeInput, type ProbeInput } from './probe.js';
import type { Problem } from './problem.js';
import { aSchedule } from './testing/a-schedule.js';
import { anHttpTarget } from './testing/a-target.js';

const whole = {
  name: 'shop',
  cron: '30s',
  target: { http: { url: 'https://example.com/healthz' } },
} satisfies ProbeInput;

function problemsOf(differing: object): readonly Problem[] {
  const parsed = parseProbeInput({ ...whole, ...differing }, 'UTC');
  return parsed.ok ? [] : parsed.problems;
}

describe('an input is read', () => {
  it('with its defaults', () => {
    expect(parseProbeInput(whole, 'UTC')).toStrictEqual({
      ok: true,
      value: {
        name: 'shop',
        cron: '30s',
        schedule: aSchedule('30s'),
        enabled: true,
        target: anHttpTarget(),
      },
    });
  });

  it('with null and empty texts as absence', () => {
    expect(
      parseProbeInput({ ...whole, application: ' ', enabled: null, timeoutMs: null }, 'UTC'),
    ).toEqual(parseProbeInput(whole, 'UTC'));
  });

  it('as it was written, without the spaces around', () => {
    const input = { ...whole, name: ' 商店 😀 ', application: ' x ', cron: ' @Every  5m ' };
    expect(parseProbeInput({ ...input, enabled: false, timeoutMs: 1000, id: 5 }, 'UTC')).toEqual({
      ok: true,
      value: {
        name: '商店 😀',
        application: 'x',
        cron: '@Every  5m',
        schedule: aSchedule('5m'),
        enabled: false,
        timeoutMs: 1000,
        target: anHttpTarget(),
      },
    });
  });

  it('with its tags each once, in order, and none of them absent', () => {
    const read = (tags: unknown) => {
      const parsed = parseProbeInput({ ...whole, tags }, 'UTC');
      return parsed.ok && parsed.value.tags;
    };
    expect(read(['eu', ' 生产 ', 'eu', 'Prod'])).toEqual(['Prod', 'eu', '生产']);
    expect([read([]), read(null), read(undefined)]).toEqual([undefined, undefined, undefined]);
  });

  it('with names as long as 200 characters, however many bytes', () => {
    expect(problemsOf({ name: '😀'.repeat(200), application: '例'.repeat(200) })).toEqual([]);
  });
});

const noTimeout = (value: number) =>
  `A timeout is a whole number of milliseconds from 100 to 300000; this is ${value}.`;

describe('an input is refused', () => {
  const table: [object, (string | number)[], string][] = [
    [{ name: undefined }, ['name'], 'A name is needed.'],
    [{ name: null }, ['name'], 'A name is needed.'],
    [{ name: ' ' }, ['name'], 'A name is needed.'],
    [{ name: 5 }, ['name'], 'This must be text; it is a number.'],
    [{ name: 'a\nb' }, ['name'], 'A name may hold neither line breaks nor other control characters.'],
    [{ name: 'a\0b' }, ['name'], 'A name may hold neither line breaks nor other control characters.'],
    [{ name: 'a\u2028b' }, ['name'], 'A name may hold neither line breaks nor other control characters.'],
    [{ name: 'a\ud83d' }, ['name'], 'A name holds half a character, which cannot be stored.'],
    [{ name: '😀'.repeat(201) }, ['name'], 'A name may have at most 200 characters; this has 201.'],
    [{ application: 'x'.repeat(201) }, ['application'], 'An application may have at most 200 characters; this has 201.'],
    [{ application: '\u007f' }, ['application'], 'An application may hold neither line breaks nor other control characters.'],
    [{ application: ['x'] }, ['application'], 'This must be text; it is a list.'],
    [{ tags: 'eu' }, ['tags'], 'This must be a list; it is text.'],
    [{ tags: ['a', ' '] }, ['tags', 1], 'A tag is not empty.'],
    [{ tags: ['a,b'] }, ['tags', 0], 'A tag holds neither commas nor semicolons; this is “a,b”.'],
    [{ tags: ['x'.repeat(51)] }, ['tags', 0], 'A tag may have at most 50 characters; this has 51.'],
    [{ tags: [...'abcdefghijklmnopqrstu'] }, ['tags'], 'A probe has at most 20 tags; these are 21.'],
    [{ cron: undefined }, ['cron'], 'A schedule is needed, such as 30s, 5m or */5 * * * *.'],
    [{ cron: null }, ['cron'], 'A schedule is needed, such as 30s, 5m or */5 * * * *.'],
    [{ cron: ' ' }, ['cron'], 'A schedule is needed, such as 30s, 5m or */5 * * * *.'],
    [{ cron: 30 }, ['cron'], 'This must be text; it is a number.'],
    [{ cron: '0 0 30 2 *' }, ['cron'], '“0 0 30 2 *” never comes: none of its months has such a day.'],
    [{ cron: 'x'.repeat(201) }, ['cron'], 'A schedule may have at most 200 characters; this has 201.'],
    [{ enabled: 'yes' }, ['enabled'], 'This must be true or false; it is text.'],
    [{ timeoutMs: 99 }, ['timeoutMs'], noTimeout(99)],
    [{ timeoutMs: 300_001 }, ['timeoutMs'], noTimeout(300_001)],
    [{ timeoutMs: 1000.5 }, ['timeoutMs'], noTimeout(1000.5)],
    [{ timeoutMs: '1000' }, ['timeoutMs'], 'This must be a number; it is text.'],
    [{ timeoutMs: 30_001 }, ['timeoutMs'], 'A check must end before the next is due: at most 30000 ms with the schedule “30s”; this is 30001.'],
    [{ cron: '0 0,1 8 * * *', timeoutMs: 60_001 }, ['timeoutMs'], 'A check must end before the next is due: at most 60000 ms with the schedule “0 0,1 8 * * *”; this is 60001.'],
  ]; // prettier-ignore

  it.each(table)('%j', (differing, path, message) => {
    expect(problemsOf(differing)).toEqual([{ path, message }]);
  });

  it.each([
    [null, 'This must be an object; it is missing.'],
    [undefined, 'This must be an object; it is missing.'],
    ['shop', 'This must be an object; it is text.'],
    [[], 'This must be an object; it is a list.'],
  ])('%j, for it is no input at all', (input, message) => {
    expect(parseProbeInput(input, 'UTC')).toEqual({ ok: false, problems: [{ path: [], message }] });
  });

  it('with everything that is wrong, at once', () => {
    expect(
      problemsOf({ name: '\0\ud800', cron: '1s', timeoutMs: 5000, enabled: 1, target: { tcp: {} } }),
    ).toEqual([
      { path: ['name'], message: 'A name may hold neither line breaks nor other control characters.' },
      { path: ['name'], message: 'A name holds half a character, which cannot be stored.' },
      { path: ['enabled'], message: 'This must be true or false; it is a number.' },
      { path: ['target', 'tcp', 'host'], message: 'A host is needed: a name such as example.com, or an address.' },
      { path: ['target', 'tcp', 'port'], message: 'A port is needed.' },
      { path: ['timeoutMs'], message: 'A check must end before the next is due: at most 1000 ms with the schedule “1s”; this is 5000.' },
    ]);
  }); // prettier-ignore
});

describe('the timeout in effect', () => {
  it.each([
    [undefined, '1h', 10_000],
    [undefined, '5s', 5000],
    [2000, '5s', 2000],
    [60_000, '5s', 5000],
    [300_000, '0 0,59 1,3 * * *', 60_000],
  ])('of %s with %s is %d ms', (wished, cron, expected) => {
    expect(effectiveTimeoutMs(wished, aSchedule(cron), 'America/New_York')).toBe(expected);
  });
});
