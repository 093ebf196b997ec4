import { describe, expect, it } from 'vitest';
import { keyCaps, keyName, KeySequence, takesKeys } from './keys';

const pressed = (key: string, difference: object = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  timeStamp: 0,
  ...difference,
});

describe('the name of a key', () => {
  it.each([
    [pressed('n'), 'n'],
    [pressed('?'), '?'],
    [pressed('k', { ctrlKey: true }), 'mod+k'],
    [pressed('K', { metaKey: true }), 'mod+k'],
    [pressed('k', { altKey: true }), undefined],
  ])('%j is %s', (event, name) => {
    expect(keyName(event)).toBe(name);
  });
});

describe('keys one after another', () => {
  it('are read together, unless too much time passes', () => {
    const keys = new KeySequence();
    expect(keys.readings(pressed('g'))).toEqual(['g']);
    expect(keys.readings(pressed('p', { timeStamp: 1000 }))).toEqual(['g p', 'p']);
    expect(keys.readings(pressed('o', { timeStamp: 9000 }))).toEqual(['o']);
  });

  it('are told as the keyboard has them', () => {
    expect(keyCaps('g p', false)).toEqual(['g', 'p']);
    expect(keyCaps('mod+k', false)).toEqual(['Ctrl', 'K']);
    expect(keyCaps('mod+k', true)).toEqual(['⌘', 'K']);
  });
});

it('leaves letters to what takes keys itself', () => {
  document.body.innerHTML =
    '<input id="a"><input id="b" type="checkbox"><button id="c"></button><div role="menu"><button id="d"></button></div>';
  const found = ['a', 'b', 'c', 'd'].map(id => takesKeys(document.getElementById(id)));
  expect(found).toEqual([true, false, false, true]);
});
