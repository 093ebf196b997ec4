import { expect, it } from 'vitest';
import { numberOfId } from './id.js';

it.each([
  ['1', 1],
  ['999999999999999', 999_999_999_999_999],
  ['0', 0],
  ['-1', 0],
  ['1.5', 0],
  ['01', 0],
  ['1e3', 0],
  [' 1', 0],
  ['', 0],
  ['12345678901234567890', 0],
  ["1' OR 1=1", 0],
])('the id %j is the row %d', (id, row) => {
  expect(numberOfId(id)).toBe(row);
});
