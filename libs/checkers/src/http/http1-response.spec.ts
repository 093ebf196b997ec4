import { describe, expect, it } from 'vitest';
import type { AnswerHead } from './http-answer.js';
import { NotHttp } from './http1-head.js';
import { Http1Response } from './http1-response.js';

/** What is heard of these pieces, and of the end of the connection behind them. */
function heard(pieces: readonly string[], { head: isHead = false, ends = false } = {}) {
  const all = { heads: [] as AnswerHead[], body: '', ended: 0 };
  const response = new Http1Response(
    {
      head: head => all.heads.push(head),
      body: chunk => {
        all.body += chunk.toString('latin1');
      },
      end: () => {
        all.ended += 1;
      },
    },
    ({ status }) => isHead || status === 204,
  );
  for (const piece of pieces) response.take(Buffer.from(piece, 'latin1'));
  if (ends) response.close();
  const { isOver, reusable, bodyBytes } = response;
  return { ...all, isOver, reusable, bodyBytes };
}

const head = 'HTTP/1.1 200 OK\r\n';

describe('an answer', () => {
  it.each<[string, string]>([
    ['with a length', `${head}Content-Length: 4\r\n\r\nwell`],
    ['in chunks', `${head}Transfer-Encoding: chunked\r\n\r\n2\r\nwe\r\n2;x=y\r\nll\r\n0\r\n\r\n`],
    ['with trailers', `${head}Transfer-Encoding: Chunked\r\n\r\n4\r\nwell\r\n00\r\nX: 1\r\n\r\n`],
    ['with line feeds alone', 'HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n4\nwell\n0\n\n'],
    ['behind blank lines', `\r\n\r\n${head}Content-Length: 4\r\n\r\nwell`],
    [
      'behind interim ones',
      `HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 X\r\nA: b\r\n\r\n${head}Content-Length: 4\r\n\r\nwell`,
    ],
    ['with its length said twice', `${head}Content-Length: 4\r\nContent-Length: 4\r\n\r\nwell`],
  ])('%s is read, in whatever pieces it comes', (_what, text) => {
    for (let at = 0; at <= text.length; at += 1)
      expect(heard([text.slice(0, at), text.slice(at)])).toMatchObject({
        heads: [{ version: '1.1', status: 200, statusText: 'OK' }],
        body: 'well',
        ended: 1,
        reusable: true,
      });
    expect(heard([...text])).toMatchObject({ body: 'well', ended: 1, bodyBytes: 4 });
  });

  it('with line feeds alone may have a blank line of the other kind in its body', () => {
    const text = 'HTTP/1.1 200 OK\nContent-Length: 8\n\nwe\r\n\r\nll';
    expect(heard([text])).toMatchObject({
      heads: [{ fields: ['Content-Length', '8'], text: 'HTTP/1.1 200 OK\nContent-Length: 8' }],
      body: 'we\r\n\r\nll',
      ended: 1,
    });
  });

  it('without a length ends with the connection', () => {
    const text = 'HTTP/1.0 200\r\n\r\nwell';
    expect(heard([text])).toMatchObject({ body: 'well', ended: 0, isOver: false });
    expect(heard([text], { ends: true })).toMatchObject({ ended: 1, reusable: false });
  });

  it('that has no body does not wait for one', () => {
    const promise = 'Content-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n';
    expect(heard([head + promise], { head: true })).toMatchObject({ ended: 1, body: '' });
    expect(heard([`HTTP/1.1 204 X\r\n${promise}`])).toMatchObject({ ended: 1, body: '' });
    expect(heard([`${head}Content-Length: 0\r\n\r\n`])).toMatchObject({ ended: 1, body: '' });
  });

  it('that says more than it promised leaves nothing to use again', () => {
    expect(heard([`${head}Content-Length: 4\r\n\r\nwell, and`])).toMatchObject({
      body: 'well',
      reusable: false,
    });
  });

  it('that breaks off is not whole', () => {
    expect(heard([`${head}Content-Length: 9\r\n\r\nwell`], { ends: true }).isOver).toBe(false);
    expect(
      heard([`${head}Transfer-Encoding: chunked\r\n\r\n4\r\nwell\r\n`], { ends: true }).isOver,
    ).toBe(false);
  });

  it('has its headers as they came, folded lines and odd spaces mended', () => {
    const [first] = heard([
      `${head}A: 1\r\nB :2 \r\nC: 3\r\n\t 4\r\nA:5\r\nD:\r\nContent-Length: 0\r\n\r\n`,
    ]).heads;
    expect(first?.fields.slice(0, -2)).toEqual(['A', '1', 'B', '2', 'C', '3 4', 'A', '5', 'D', '']);
  });
});

describe('what is no answer', () => {
  const chunked = `${head}Transfer-Encoding: chunked\r\n\r\n`;
  it.each<[string, string]>([
    ['SSH-2.0-x', 'it begins “SSH-2.0-x”'],
    ['HTTP/9 nonsense\r\n', 'it begins “HTTP/9 nonsense”'],
    ['HTTP/1.1 20 OK\r\n\r\n', 'it begins “HTTP/1.1 20 OK”'],
    [`${head}no colon\r\n\r\n`, 'a header has no name and value: “no colon”'],
    [`${head}: x\r\n\r\n`, 'a header has no name and value: “: x”'],
    [`${head}Content-Length: 1, 2\r\n\r\n`, 'the length of its body is not a number'],
    [`${head}Content-Length: -1\r\n\r\n`, 'the length of its body is not a number'],
    [`${chunked}x`, 'a chunk of its body does not begin or end as one'],
    [`${chunked}\r\n`, 'a chunk of its body does not begin or end as one'],
    [`${chunked}ffffffffffffffff\r\n`, 'a chunk of its body does not begin or end as one'],
    [`${chunked}4\r\nwellX`, 'a chunk of its body does not begin or end as one'],
    [`${chunked}4;${'a'.repeat(5000)}`, 'a chunk of its body does not begin or end as one'],
    [`${head}X: ${'a'.repeat(70_000)}`, 'its headers go on beyond 65536 bytes'],
    [`${chunked}0\r\n${'X: 1\r\n'.repeat(20_000)}`, 'its headers go on beyond 65536 bytes'],
    [
      'HTTP/1.1 100 Continue\r\n\r\n'.repeat(101),
      'more than 100 interim answers came before the real one',
    ],
    [
      `HTTP/1.1 103 X\r\nA: ${'a'.repeat(2000)}\r\n\r\n`.repeat(40),
      'its headers go on beyond 65536 bytes',
    ],
  ])('is told at once, case %#', (text, message) => {
    expect(() => heard([text])).toThrow(new NotHttp(message));
    expect(() => heard(text.match(/.{1,7}/gsu) ?? [])).toThrow(NotHttp);
  });
});
