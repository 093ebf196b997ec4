import { type HttpSight, plainHttp } from '@dialtone/model';
import { describe, expect, it } from 'vitest';
import { bytesInUse } from '../testing/hostility.js';
import { HttpUrl } from './http-url.js';
import { BodyText } from './body-text.js';
import { Http1Response } from './http1-response.js';
import { AnswerSight, keptAnswer } from './http-sight.js';

function sightOf(...chunks: readonly string[]) {
  const text = new BodyText({ contentType: 'text/plain', wanted: undefined, whole: true });
  const sight = AnswerSight.of({
    head: {
      version: '1.1',
      status: 200,
      statusText: 'OK',
      fields: ['Content-Length', '7', 'X-Name', 'Gr\xc3\xbc\xc3\x9fe'],
    },
    url: new HttpUrl('https://example.test/a'),
    hops: [],
    body: text.beginning,
  });
  for (const chunk of chunks) text.take(Buffer.from(chunk));
  return sight;
}

const whole = {
  version: '1.1',
  status: 200,
  statusText: 'OK',
  headers: [
    { name: 'Content-Length', value: '7' },
    { name: 'X-Name', value: 'Grüße' },
  ],
  contentLength: 7,
  bodyBytes: 7,
  bodyCut: false,
  excerpt: 'abcdefg',
  finalUrl: 'https://example.test/a',
  secure: true,
  hops: [],
};

describe('the sight of an answer', () => {
  it('shows what came until somebody looks', () => {
    expect(plainHttp(sightOf('abc', 'defg'))).toEqual(whole);
  });

  it('is whole as JSON', () => {
    expect(JSON.parse(JSON.stringify(sightOf('abc', 'defg')))).toEqual(whole);
  });

  it('shows the first KiB of a long body, and counts all of it', () => {
    const { excerpt, bodyBytes } = sightOf('a'.repeat(1000), 'b'.repeat(1000));
    expect(excerpt).toBe(`${'a'.repeat(1000)}${'b'.repeat(24)}`);
    expect(bodyBytes).toBe(2000);
  });

  it('is kept without the body that came together with its head', async () => {
    const body = 'x'.repeat(48_000);
    const answer = Buffer.from(
      `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    const before = await bytesInUse();
    const kept = Array.from({ length: 200 }, () => sightOfAnswer(Buffer.from(answer)));
    const bytesEach = ((await bytesInUse()) - before) / kept.length;
    expect(kept.at(-1)?.headers[0]).toEqual({
      name: 'Content-Type',
      value: 'text/html; charset=utf-8',
    });
    expect(bytesEach).toBeLessThan(4096);
  });
});

describe('what is kept of answers', () => {
  const first = () => sightOf('abc', 'defg');
  const other = () =>
    sightOfAnswer(
      Buffer.from('HTTP/1.0 503 Gone fishing\r\nContent-Type: text/html\r\nX-Name: a\r\n\r\nhelp'),
    );

  it('is the last one, whole', () => {
    for (const answers of [
      [first(), other()],
      [other(), first()],
      [other(), other()],
    ]) {
      const [last] = answers.slice(-1).map(plainHttp);
      let kept: HttpSight | undefined;
      for (const answer of answers) kept = keptAnswer(kept, answer);
      expect(kept && plainHttp(kept)).toEqual(last);
    }
  });

  it('leaves those that it was made of as they were', () => {
    const [one, two] = [first(), other()];
    const before = [one, two].map(plainHttp);
    keptAnswer(keptAnswer(undefined, one), two);
    expect([one, two].map(plainHttp)).toEqual(before);
  });

  it('is in one place, and another’s sight stays what it is', () => {
    const kept = keptAnswer(undefined, first());
    expect(keptAnswer(kept, other())).toBe(kept);
    const plain = plainHttp(other());
    expect(keptAnswer(kept, plain)).toBe(plain);
  });
});

/** As a checker makes it of what a socket gives. */
function sightOfAnswer(answer: Buffer): AnswerSight {
  const seen: AnswerSight[] = [];
  const text = new BodyText({ contentType: 'text/html', wanted: undefined, whole: false });
  new Http1Response(
    {
      head: head => {
        const url = new HttpUrl('https://example.test/a');
        seen.push(AnswerSight.of({ head, url, hops: [], body: text.beginning }));
      },
      body: chunk => {
        text.take(chunk);
      },
      end: () => undefined,
    },
    () => false,
  ).take(answer);
  const [sight] = seen;
  if (sight === undefined) throw new Error('No head was heard.');
  return sight;
}
