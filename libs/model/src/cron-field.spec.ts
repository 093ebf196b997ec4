import { describe, expect, it } from 'vitest';
import { readField, writeField } from './cron-field.js';

const eight = { title: 'day', least: 0, most: 7, names: [], holds: '0 to 7' };
const seven = { ...eight, least: 1 };
const three = { ...eight, least: 1, most: 3 };

describe('a field', () => {
  it.each([
    ['5', eight, [5]],
    ['0', eight, [0]],
    ['7', eight, [7]],
    ['5-5', eight, [5]],
    ['5-6', eight, [5, 6]],
    ['5-7', eight, [5, 6, 7]],
    ['5-6/2', eight, [5]],
    ['5-7/2', eight, [5, 7]],
    ['5-7/1', eight, [5, 6, 7]],
    ['5/2', eight, [5, 7]],
    ['*', three, [1, 2, 3]],
    ['?', three, [1, 2, 3]],
    ['*/2', three, [1, 3]],
    ['*/9', three, [1]],
    ['6,5,6', seven, [5, 6]],
    ['1,5-7/2,3', seven, [1, 3, 5, 7]],
  ])('%s', (text, field, values) => {
    expect(readField(text, field)).toEqual({ values });
  });

  it.each(['8', '1-8', '-1', '1-', '+1', '1.5', '1 2', '/2', '1/', '1/0', '٣', '1e0'])(
    'does not hold %j',
    text => {
      expect(readField(text, eight)).toEqual({ wrong: text });
    },
  );

  it.each([
    [[0, 1, 2, 3, 4, 5, 6, 7], '*'],
    [[0, 2, 4, 6], '*/2'],
    [[0, 4], '*/4'],
    [[0, 3], '0,3'],
    [[1, 3, 5, 7], '1-7/2'],
    [[1, 2, 3], '1-3'],
    [[1, 2], '1,2'],
    [[1, 2, 3, 5, 7], '1-3,5,7'],
  ])('%j is written %s', (values, text) => {
    expect(writeField(values, eight)).toBe(text);
  });
});
