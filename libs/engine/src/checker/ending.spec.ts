import { describe, expect, it } from 'vitest';
import { Ending } from './ending.js';

describe('the end of a check', () => {
  it('comes once, with the first reason, to all who listen still', () => {
    const ending = new Ending();
    const heard: string[] = [];
    const gone = () => heard.push('gone');
    ending.addEventListener('abort', () => heard.push(`first: ${String(ending.reason)}`));
    ending.addEventListener('abort', gone);
    ending.addEventListener('abort', () => heard.push('last'));
    ending.removeEventListener('abort', gone);
    expect(ending.aborted).toBe(false);
    ending.abort('late');
    ending.abort('again');
    expect(ending.aborted).toBe(true);
    expect(ending.reason).toBe('late');
    expect(heard).toEqual(['first: late', 'last']);
  });

  it('is not told to one who begins to listen while it is told, and may be left by a stranger', () => {
    const ending = new Ending();
    ending.removeEventListener('abort', () => undefined);
    ending.addEventListener('abort', () => {
      ending.addEventListener('abort', () => {
        throw new Error('It has come already.');
      });
    });
    ending.abort('late');
    ending.abort('again');
  });
});
