import { describe, expect, it } from 'vitest';
import { readSession } from './session';

describe('readSession', () => {
  const stored = {
    token: 't',
    expiresAt: '2026-01-31T12:00:00.000Z',
    user: { id: '1', username: 'ada' },
  };
  const noon = Date.parse(stored.expiresAt);

  it('keeps a session until its token expires', () => {
    expect(readSession(JSON.stringify(stored), noon - 1)).toEqual(stored);
    expect(readSession(JSON.stringify(stored), noon)).toBeUndefined();
  });

  it.each([undefined, '', '{', 'null', '{"token":1}', '{"token":"t","expiresAt":"soon"}'])(
    'takes %s for nobody',
    text => {
      expect(readSession(text, 0)).toBeUndefined();
    },
  );
});
