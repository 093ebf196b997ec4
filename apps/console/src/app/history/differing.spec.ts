import { describe, expect, it } from 'vitest';
import { differing } from './differing';

const sides = (was: string | undefined, is: string | undefined) => {
  const { before, after } = differing(was, is);
  return [before, after].map(side => side && `${side.start}[${side.middle}]${side.end}`);
};

describe('two texts', () => {
  it.each([
    ['https://a.test/v1/health', 'https://a.test/v2/health', 'https://a.test/v[1]/health'],
    ['abcd', 'abcdef', 'abcd[]'],
    ['aaaaaa', 'aaaa', 'aaaa[aa]'],
  ])('%s and %s have their beginnings and ends in common', (was, is, before) => {
    expect(sides(was, is)[0]).toBe(before);
  });

  it('have nothing in common that is worth telling when it is a letter or two', () => {
    expect(sides('30s', '10s')).toEqual(['[30s]', '[10s]']);
  });

  it('are one where the other was not', () => {
    expect(sides(undefined, 'new')).toEqual([undefined, '[new]']);
    expect(sides('old', undefined)).toEqual(['[old]', undefined]);
  });
});
