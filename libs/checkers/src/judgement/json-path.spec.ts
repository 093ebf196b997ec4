import { describe, expect, it } from 'vitest';
import { jsonPathProblem, valuesAt } from './json-path.js';

describe('a JSON path', () => {
  it.each([
    '$',
    '$.status',
    '$.items[0].id',
    '$..id',
    '$.items[?@.id == 2].name',
    '$.items[?@.id == $.wanted && length(@.name) > 2]',
    '$["a b"]',
    '$[-1:]',
  ])('may be %s', path => {
    expect(jsonPathProblem(path)).toBeUndefined();
  });

  it.each([
    ['$..a..b', 'a path descends (..) at most once'],
    ['$[*,*][*,*][*,*][*,*]', 'a path names at most 10 alternatives; this has 16'],
    [
      '$[?count(@..*) > 1]',
      'a filter looks at one place of each element, such as @.id; not at many',
    ],
    ['$[?@.a == 1][?@.b == 1]', 'a path holds at most one filter'],
    [`$${'.a'.repeat(21)}`, 'a path has at most 20 steps; this has 21'],
  ])('that would be dear, %s, is refused', (path, problem) => {
    expect(jsonPathProblem(path)).toBe(problem);
  });

  it.each(['status', '$.', '$[', '$[?match(@.id, "(a+)+$")]', '$[?search(@.id, "a")]'])(
    'cannot be %s',
    path => {
      expect(jsonPathProblem(path)).not.toBeUndefined();
    },
  );
});

describe('the values at a path', () => {
  const document = {
    items: [
      { id: 1, name: 'one' },
      { id: 2, name: 'two' },
    ],
    wanted: 2,
  };

  it.each([
    ['$.items[*].id', [1, 2]],
    ['$.items[?@.id == $.wanted].name', ['two']],
    ['$.nothing', []],
    ['$..name', ['one', 'two']],
  ])('%s are %j', (path, values) => {
    expect(valuesAt(path, document)).toEqual(values);
  });

  it('are a thousand at most', () => {
    expect(
      valuesAt(
        '$[*]',
        Array.from({ length: 5000 }, (_, at) => at),
      ),
    ).toHaveLength(1000);
  });
});
