import { describe, expect, it } from 'vitest';
import { SentenceBook } from './sentence-book';

const book = new SentenceBook(
  {
    check: [
      ['refused by {peer}', '被 {peer} 拒绝'],
      ['{wait} within {ms} ms', '{ms} 毫秒内{wait}'],
      ['{address}: {check}', '{address}：{check}'],
      ['no (real) answer*', '没有应答'],
      ['{peer} closed the connection', '{peer} 关闭了连接'],
      ['{peer} closed the connection without an answer', '{peer} 未应答就关闭了连接'],
    ],
    wait: [['no answer from {peer}', '没有收到 {peer} 的应答']],
    peer: [['the proxy {address}', '代理 {address}']],
  },
  ['check'],
);

describe('a book of sentences', () => {
  it('says a sentence in the other language, with what differs in its place', () => {
    expect(book.say('refused by 192.0.2.1:80')).toBe('被 192.0.2.1:80 拒绝');
  });

  it('says what a blank holds too, where that is known', () => {
    expect(book.say('no answer from the proxy a:3128 within 300 ms')).toBe(
      '300 毫秒内没有收到代理 a:3128 的应答',
    );
    expect(book.say('the moon within 300 ms')).toBe('300 毫秒内the moon');
  });

  it('means the sentence that says more, where two fit', () => {
    expect(book.say('a closed the connection without an answer')).toBe('a 未应答就关闭了连接');
  });

  it('says each of several that were joined', () => {
    expect(book.say('refused by a; refused by b')).toBe('被 a 拒绝；被 b 拒绝');
    expect(book.say('refused by “a; b”')).toBe('被 “a; b” 拒绝');
  });

  it('leaves what it does not know as it is', () => {
    expect(book.say('Something else.')).toBe('Something else.');
    expect(book.say('note: something else')).toBe('note: something else');
    expect(book.say('a: refused by b')).toBe('a：被 b 拒绝');
  });

  it('takes a sentence by its letters, whatever they mean in a pattern', () => {
    expect(book.say('no (real) answer*')).toBe('没有应答');
    expect(book.say('no real answerrr')).toBe('no real answerrr');
  });
});
