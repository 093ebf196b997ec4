import { expect, it } from 'vitest';
import { marked } from './marked';

it('holds what both saw once, then what only the good check saw', () => {
  const list = marked(['a', 'b'], ['b', 'c'], text => text);
  expect(list.map(({ mark, item }) => `${mark} ${item}`)).toEqual(['failed a', 'both b', 'good c']);
});
