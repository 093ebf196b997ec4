import { describe, expect, it } from 'vitest';
import { patchOf } from './bulk-draft';

describe('patchOf', () => {
  it('changes what is ticked, and nothing else', () => {
    expect(patchOf({})).toBeUndefined();
    expect(patchOf({ cron: ' 5m ' })).toEqual({ cron: '5m' });
    expect(patchOf({ enabled: 'no', timeoutMs: '2000' })).toEqual({
      enabled: false,
      timeoutMs: 2000,
    });
  });

  it('clears what is left empty', () => {
    expect(patchOf({ application: ' ', timeoutMs: '' })).toEqual({
      application: null,
      timeoutMs: null,
    });
  });

  it('takes tags one by one', () => {
    expect(patchOf({ addTags: 'eu， prod', removeTags: '' })).toEqual({
      addTags: ['eu', 'prod'],
      removeTags: [],
    });
  });

  it.each([{ cron: '' }, { timeoutMs: '2 s' }])('waits while %j is not finished', draft => {
    expect(patchOf({ enabled: 'yes', ...draft })).toBeUndefined();
  });
});
