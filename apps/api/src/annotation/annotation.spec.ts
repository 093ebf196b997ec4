import { describe, expect, it } from 'vitest';
import { type AnnotationInput, parseAnnotation } from './annotation-input.js';

const now = Date.UTC(2026, 0, 31, 12);
const parse = (input: Partial<AnnotationInput>) =>
  parseAnnotation({ title: 'shop 1.4.2', ...input }, now, id => id < 10);

describe('an annotation', () => {
  it('is of now and concerns all, unless it says otherwise', () => {
    expect(parse({})).toEqual({
      ok: true,
      value: { title: 'shop 1.4.2', at: now, url: null, probeIds: [], applications: [] },
    });
  });

  it('is read with each probe and application once', () => {
    const at = new Date(now - 1000);
    expect(
      parse({
        ...{ title: ' shop ', at, url: 'https://ci.example.com/7' },
        ...{ probeIds: [3, 3], applications: ['web', ' web '] },
      }),
    ).toMatchObject({
      value: { title: 'shop', at: at.getTime(), probeIds: [3], applications: ['web'] },
    });
  });

  it.each<[Partial<AnnotationInput>, (string | number)[], RegExp]>([
    [{ title: ' ' }, ['title'], /^A title is needed\.$/u],
    [{ title: 'a\nb' }, ['title'], /neither line breaks/u],
    [{ title: 'x'.repeat(201) }, ['title'], /at most 200 characters; this has 201/u],
    [{ url: 'javascript:alert(1)' }, ['url'], /is not the URL of a page/u],
    [{ url: '/7' }, ['url'], /is not the URL of a page/u],
    [{ url: 'https://user:secret@ci.example.com' }, ['url'], /neither a user nor a password/u],
    [{ at: new Date(now + 86_400_000) }, ['at'], /not known yet/u],
    [{ probeIds: [3, 10] }, ['probeIds', 1], /no probe with this id/u],
    [{ applications: [''] }, ['applications', 0], /has a name/u],
    [
      { applications: Array.from({ length: 101 }, (_, n) => String(n)) },
      ['applications'],
      /At most 100 .* 101/u,
    ],
  ])('%j is refused at %j', (input, path, message) => {
    expect(parse(input)).toMatchObject({
      ok: false,
      problems: [{ path, message: expect.stringMatching(message) as string }],
    });
  });
});
