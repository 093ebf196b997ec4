import {
  addressOf,
  effectiveTimeoutMs,
  httpMethods,
  parseProbeInput,
  type ProbeDraft,
  probeTypeOf,
  recordTypes,
  type Target,
} from '@dialtone/model';
import {
  aDnsTarget,
  anHttpTarget,
  anIcmpTarget,
  aSchedule,
  aTcpTarget,
} from '@dialtone/model/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { probeFromRow } from './probe-from-row.js';
import { type ProbeParts, readParts, writeParts } from './probe-parts.js';
import { type DraftColumns, storeDraft } from './probe-to-row.js';
import { anEmptyRow } from './testing/a-row.js';

const nothing = { type: null, parts: {} };
const aDraft = (differing: Partial<ProbeDraft> = {}): ProbeDraft => ({
  name: 'shop',
  cron: '30s',
  schedule: aSchedule('30s'),
  enabled: true,
  target: anHttpTarget(),
  ...differing,
});
const http = (differing: Parameters<typeof anHttpTarget>[0]): Partial<ProbeDraft> => ({
  target: anHttpTarget(differing),
});

describe('a draft', () => {
  it('fills the columns', () => {
    const target = anHttpTarget({ method: 'POST', body: '{}', expectedBody: 'ok' });
    expect(storeDraft(aDraft({ application: 'web', target }), nothing)).toEqual({
      columns: {
        name: 'shop',
        type: 'HTTP',
        httpMethod: 'POST',
        url: 'https://example.com/healthz',
        requestBody: '{}',
        enabled: true,
        application: 'web',
        exceptResponse: 'ok',
        httpStatus: 200,
        cron: '30s',
      },
      parts: {},
    });
  });

  it('that names some fields leaves the others', () => {
    const parts = { timeoutMs: 500, url: 'http://long' };
    expect(storeDraft({ enabled: false }, { type: 'PING', parts })).toEqual({
      columns: { enabled: false },
      parts,
    });
    expect(storeDraft({ application: undefined }, nothing).columns).toEqual({ application: null });
    expect(storeDraft({ timeoutMs: undefined }, { type: null, parts: { timeoutMs: 1 } })).toEqual({
      columns: {},
      parts: {},
    });
  });

  const url = (length: number): string => `http://e/${'路'.repeat(length - 9)}`;
  const cron = (length: number): string => `@every ${'0'.repeat(length - 9)}1m`;
  it.each<
    [
      keyof DraftColumns,
      number,
      (length: number) => string,
      (text: string) => Partial<ProbeDraft>,
      keyof ProbeParts,
    ]
  >([
    ['application', 32, n => '用'.repeat(n), application => ({ application }), 'application'],
    ['application', 32, n => '🚀'.repeat(n), application => ({ application }), 'application'],
    ['cron', 20, cron, text => ({ cron: text }), 'cron'],
    ['url', 255, url, text => http({ url: text }), 'url'],
    ['requestBody', 255, n => '🚀'.repeat(n), body => http({ body }), 'body'],
    [
      'exceptResponse',
      32,
      n => '值'.repeat(n),
      text => http({ expectedBody: text }),
      'expectedBody',
    ],
  ])('fits %s with %i characters; one more leaves it empty', (column, width, make, draft, part) => {
    const fits = storeDraft(draft(make(width)), nothing);
    expect(fits.columns[column]).toBe(make(width));
    expect(fits.parts[part]).toBeUndefined();
    const beyond = storeDraft(draft(make(width + 1)), nothing);
    expect(beyond.columns[column]).toBeNull();
    expect(beyond.parts[part]).toBe(make(width + 1));
  });

  it.each(['x', '长', '🚀'])('with a long name of %s shows its first 32 characters', letter => {
    const short = letter.repeat(32);
    expect(storeDraft({ name: short }, nothing)).toEqual({ columns: { name: short }, parts: {} });
    const name = letter.repeat(33);
    expect(storeDraft({ name }, nothing)).toEqual({ columns: { name: short }, parts: { name } });
  });

  it.each([
    ['200', 200, undefined],
    ['599', 599, undefined],
    ['200-200', null, '200-200'],
    ['200-299', null, '200-299'],
    ['200,204', null, '200,204'],
  ])('that expects %s has the status %j', (expectedStatus, column, part) => {
    const { columns, parts } = storeDraft(http({ expectedStatus }), nothing);
    expect([columns.httpStatus, parts.expectedStatus]).toEqual([column, part]);
  });

  it('no longer too long leaves no part behind', () => {
    const long = storeDraft(
      aDraft({ name: 'x'.repeat(33), application: 'x'.repeat(33), cron: cron(21) }),
      nothing,
    );
    expect(storeDraft(aDraft({ application: 'web' }), { ...nothing, ...long }).parts).toEqual({});
  });
});

describe('a probe that gets another target', () => {
  const targets: Target[] = [
    anHttpTarget({
      url: `http://e/${'x'.repeat(300)}`,
      method: 'POST',
      headers: [{ name: 'a', value: 'b' }],
      body: 'x'.repeat(300),
      expectedBody: 'x'.repeat(300),
      expectedStatus: '200-299',
    }),
    aTcpTarget(),
    aDnsTarget({ resolver: '1.1.1.1', recordType: 'MX', expectedAnswers: ['mail'] }),
    anIcmpTarget({ count: 5, maxLossPercent: 50 }),
  ];
  const pairs = targets.flatMap(before =>
    targets
      .filter(({ type }) => type !== before.type)
      .map(after => [before.type, after.type, before, after] as const),
  );
  it.each(pairs)('keeps nothing of %s as %s', (_, __, before, after) => {
    const first = storeDraft({ target: before }, nothing);
    const type = first.columns.type ?? null;
    const second = storeDraft({ target: after }, { type, parts: first.parts });
    const fresh = storeDraft({ target: after }, nothing);
    expect({ columns: { ...first.columns, ...second.columns }, parts: second.parts }).toEqual(
      fresh,
    );
  });

  it.each([
    ['PING', anIcmpTarget(), 'PING'],
    ['ping', anIcmpTarget(), 'ping'],
    ['https', anHttpTarget(), 'https'],
    ['PING', aTcpTarget(), 'TCP'],
    ['GRPC', aTcpTarget(), 'TCP'],
    [null, anIcmpTarget(), 'ICMP'],
  ])('was %j and, looking at %j, is now %s', (type, target, expected) => {
    expect(storeDraft({ target }, { type, parts: {} }).columns.type).toBe(expected);
  });
});

describe('any draft', () => {
  const line = (most: number) =>
    fc.oneof(
      fc.string({ maxLength: most }),
      fc.string({ unit: 'grapheme', maxLength: most }),
      fc.string({ unit: fc.constantFrom('🚀', '长', ' ', '"', '\\'), maxLength: most }),
    );
  const host = fc.oneof(
    fc.domain(),
    fc.ipV4(),
    fc.ipV6(),
    fc.constantFrom('localhost', 'a_b', '例子.测试', 'fe80::1%eth0'),
  );
  const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 3 });
  const target = fc.oneof(
    fc.record({
      http: fc.record({
        url: fc.oneof(
          fc.webUrl({ withQueryParameters: true, withFragments: true }),
          fc.nat(400).map(n => `http://e/${'路'.repeat(n)}`),
        ),
        method: fc.constantFrom(...httpMethods),
        headers: fc.array(
          fc.record({ name: fc.constantFrom('A', 'b-c'), value: fc.constant('"v') }),
        ),
        body: orNull(fc.oneof(line(300), fc.constant('\n'))),
        expectedStatus: fc.constantFrom('200', '100-599', '200,301', '404-404', null),
        expectedBody: orNull(line(40)),
      }),
    }),
    fc.record({ tcp: fc.record({ host, port: fc.integer({ min: 1, max: 65_535 }) }) }),
    fc.record({
      dns: fc.record({
        host,
        resolver: fc.constantFrom(null, '1.1.1.1', '[::1]:5353'),
        recordType: fc.constantFrom(...recordTypes),
        expectedAnswers: fc.array(fc.constantFrom('192.0.2.1', '10 mail.'), { maxLength: 3 }),
      }),
    }),
    fc.record({
      icmp: fc.record({
        host,
        count: fc.integer({ min: 1, max: 20 }),
        maxLossPercent: fc.double({ min: 0, max: 100, noNaN: true }).map(Math.abs),
      }),
    }),
  );
  const draft = fc
    .record({
      name: line(200),
      application: orNull(line(200)),
      tags: orNull(fc.array(line(50), { maxLength: 20 })),
      cron: fc.constantFrom('30s', '@every 1h30m15s', '0 0/5 8-18 * * 1-5', '每隔 5 分钟'),
      enabled: fc.boolean(),
      timeoutMs: orNull(fc.integer({ min: 100, max: 30_000 })),
      target,
    })
    .map(input => parseProbeInput(input, 'UTC'))
    .filter(parsed => parsed.ok)
    .map(({ value }) => value);

  it('that was stored and is read again is the same draft, and fits', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(draft, target, (draft, before) => {
        const wrote = parseProbeInput({ name: 'x', cron: '1m', target: before }, 'UTC');
        fc.pre(wrote.ok);
        const first = storeDraft(wrote.value, nothing);
        const type = first.columns.type ?? null;
        const stored = storeDraft(
          { application: undefined, tags: undefined, timeoutMs: undefined, ...draft },
          { type, parts: first.parts },
        );
        const row = { ...anEmptyRow(), ...first.columns, ...stored.columns };
        const probe = probeFromRow(row, readParts(writeParts(stored.parts)), { timeZone: 'UTC' });
        const { createdAt, updatedAt } = probe;
        const { timeoutMs, ...rest } = draft;
        expect(probe).toEqual({
          ...rest,
          id: 1,
          valid: true,
          type: probeTypeOf(draft.target),
          address: addressOf(draft.target),
          timeoutMs: effectiveTimeoutMs(timeoutMs, draft.schedule, 'UTC'),
          timeoutWished: timeoutMs,
          createdAt,
          updatedAt,
        });
        expect(tooWide(stored.columns)).toEqual([]);
      }),
    );
  });
});

const widths: Partial<Record<keyof DraftColumns, number>> = {
  name: 32,
  type: 8,
  httpMethod: 8,
  url: 255,
  requestBody: 255,
  application: 32,
  exceptResponse: 32,
  cron: 20,
};
const tooWide = (columns: Partial<DraftColumns>): string[] =>
  Object.entries(widths).flatMap(([column, width]) => {
    const value = columns[column as keyof DraftColumns];
    return typeof value === 'string' && [...value].length > width ? [column] : [];
  });
