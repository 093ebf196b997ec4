import { describe, expect, it } from 'vitest';
import { shellWords } from './shell-words';

const words = (text: string) => shellWords(text)?.words;

describe('the words of a command', () => {
  it.each([
    [`a 'b c' "d e" f\\ g`, ['a', 'b c', 'd e', 'f g']],
    [`a'b'"c"d`, ['abcd']],
    [`a '' ""`, ['a', '', '']],
    ['a \\\n  b \\\r\n c', ['a', 'b', 'c']],
    [`"a \\"b\\" \\\\ \\n"`, ['a "b" \\ \\n']],
    [`'it'\\''s'`, ["it's"]],
    [`$'it\\'s\\n\\u0021\\x41\\101\\q'`, ["it's\n!AAq"]],
    [`'a\nb'`, ['a\nb']],
    ['https://example.com/?a=1&b=2', ['https://example.com/?a=1&b=2']],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('of Windows, as Chromium copies them', () => {
    const text =
      'curl ^"https://example.com/a?b=1^&c=^%^20^" ^\r\n  -H ^"sec-ch-ua: ^\\^"Chromium^\\^";v=^\\^"120^\\^"^" ^\r\n' +
      '  --data-raw ^"^{^\\^"a^\\^":^\\^"b c^\\^"^}^"';
    expect(words(text)).toEqual([
      'curl',
      'https://example.com/a?b=1&c=%20',
      '-H',
      'sec-ch-ua: "Chromium";v="120"',
      '--data-raw',
      '{"a":"b c"}',
    ]);
  });

  it('of Windows, as they were copied before', () => {
    const text = 'curl "https://example.com/" ^\n -H "accept: a^b" ^\n --data-raw "{""a"":1}"';
    expect(words(text)).toEqual([
      'curl',
      'https://example.com/',
      '-H',
      'accept: a^b',
      '--data-raw',
      '{"a":1}',
    ]);
  });

  it('of PowerShell', () => {
    const text = 'curl.exe -H "x: `"a`" $env" `\n \'it\'\'s\'';
    expect(words(text)).toEqual(['curl.exe', '-H', 'x: "a" $env', "it's"]);
  });

  it('end where another command begins', () => {
    expect(shellWords('curl x -s | jq .')).toEqual({
      words: ['curl', 'x', '-s'],
      variables: [],
      more: true,
    });
    expect(shellWords('curl x 2>/dev/null && echo up')).toMatchObject({ words: ['curl', 'x'] });
  });

  it('name the variables that stand in them, but for those that are quoted', () => {
    expect(shellWords(`curl -H "a: $TOKEN" '$NOT' "\\$NOT" \${HOST}/x`)).toEqual({
      words: ['curl', '-H', 'a: $TOKEN', '$NOT', '$NOT', '${HOST}/x'],
      variables: ['$TOKEN', '${HOST}'],
      more: false,
    });
  });

  it.each([`curl 'x`, 'curl "x', 'curl x\\'])('cannot be told of %s', text => {
    expect(shellWords(text)).toBeUndefined();
  });
});
