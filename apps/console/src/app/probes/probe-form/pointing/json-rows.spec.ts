import { describe, expect, it } from 'vitest';
import { jsonRows } from './json-rows';

const told = (text: string) =>
  jsonRows(text)?.map(({ path, holds, value }) => [path, holds ?? value]);

describe('the values of a JSON text', () => {
  it('are told in their order, each with its path', () => {
    expect(told('{"a": 1, "b c": [true, null, {"d\'": "x\\n"}], "e": {}}')).toEqual([
      ['$', 'object'],
      ['$.a', 1],
      ["$['b c']", 'list'],
      ["$['b c'][0]", true],
      ["$['b c'][1]", null],
      ["$['b c'][2]", 'object'],
      ["$['b c'][2]['d\\'']", 'x\n'],
      ['$.e', 'object'],
    ]);
  });

  it.each([
    ['{"a": 1, "b": "cut of', ['$', '$.a']],
    ['{"a": 12', ['$']],
    ['[tru', ['$']],
    ['[1, 2', ['$', '$[0]']],
    ['{"a"', ['$']],
    ['[1] trailing', ['$', '$[0]']],
    ['{"a": 01}', ['$']],
  ])('end where %s does', (text, paths) => {
    expect(jsonRows(text)?.map(({ path }) => path)).toEqual(paths);
  });

  it.each(['', '<html>', '"text"', '12'])('are none in %s', text => {
    expect(jsonRows(text)).toBeUndefined();
  });

  it('are two hundred at most', () => {
    expect(jsonRows(JSON.stringify(Array.from({ length: 1000 }, () => 1)))).toHaveLength(200);
  });
});
