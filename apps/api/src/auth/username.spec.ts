import { expect, it } from 'vitest';
import { foldUsername } from './username.js';

it.each([
  ['Admin', 'aDMIN'],
  ['admin', 'ädmïn'],
  ['admin', 'admin  '],
  ['admin', 'ad\u0000m\u200bin'],
  ['boss', 'boß'.concat('s')],
  ['admin', 'ａｄｍｉｎ'],
])('takes %j and %j for one name', (one, other) => {
  expect(foldUsername(other)).toBe(foldUsername(one));
});

it.each([
  ['admin', ' admin'],
  ['admin', 'admins'],
  ['张三', '张四'],
])('tells %j from %j', (one, other) => {
  expect(foldUsername(other)).not.toBe(foldUsername(one));
});
