import { describe, expect, it } from 'vitest';
import { emptyDraft } from './draft';
import { filledDraft } from './draft-filling';
import { draftFrom, hasSecrets, withoutSecrets } from './kept-draft';
import { readPasted } from './pasted/read-pasted';

const pasted = (text: string) => {
  const filling = readPasted(text)?.filling;
  if (filling === undefined) throw new Error(text);
  return filledDraft(emptyDraft, filling);
};

describe('a draft that is kept', () => {
  it('holds no password, no token, no key, and no header that tells of one', () => {
    const draft = pasted(
      `curl -u me:s3cret-1 -x http://me:s3cret-2@proxy:3128 -H 'X-Api-Key: s3cret-3' -H 'X-A: kept' https://a.example`,
    );
    const text = JSON.stringify(withoutSecrets(draft));
    expect(text).not.toContain('s3cret');
    expect(text).toContain('kept');
    expect(text).toContain('X-Api-Key');
    expect(hasSecrets(draft)).toBe(true);
  });

  it('comes back as it was otherwise', () => {
    const draft = pasted('curl -d a=1 https://a.example/x');
    expect(hasSecrets(draft)).toBe(false);
    expect(draftFrom(JSON.parse(JSON.stringify(withoutSecrets(draft))))).toEqual(draft);
  });

  it.each([null, 'x', {}, { type: 'HTTP', texts: {}, target: {} }, { type: 'FTP' }])(
    'is none where %j stands',
    kept => {
      expect(draftFrom(kept)).toBeUndefined();
    },
  );
});
