import { describe, expect, it } from 'vitest';
import { type DraftGroup, valueAt, withValueAt } from './draft-value';

const draft: DraftGroup = {
  http: { url: 'a', headers: [{ name: 'x' }, { name: 'y' }] },
  tcp: { port: '1' },
};

describe('a path of a draft', () => {
  it('leads to a field, a member of a list, or a field of that', () => {
    expect(valueAt(draft, ['tcp', 'port'])).toBe('1');
    expect(valueAt(draft, ['http', 'headers', '1'])).toEqual({ name: 'y' });
    expect(valueAt(draft, ['http', 'headers', '1', 'name'])).toBe('y');
    expect(valueAt(draft, ['http', 'headers', '2', 'name'])).toBeUndefined();
    expect(valueAt(draft, ['ws', 'url'])).toBeUndefined();
  });

  it('is where something else is written, and nowhere else', () => {
    expect(withValueAt(draft, ['http', 'headers', '0', 'name'], 'z')).toEqual({
      http: { url: 'a', headers: [{ name: 'z' }, { name: 'y' }] },
      tcp: { port: '1' },
    });
    expect(withValueAt(draft, ['http', 'headers', '0'], { name: 'whole' })).toMatchObject({
      http: { headers: [{ name: 'whole' }, { name: 'y' }] },
    });
    expect(draft).toMatchObject({ http: { headers: [{ name: 'x' }, { name: 'y' }] } });
  });

  it('changes nothing when it leads nowhere', () => {
    expect(withValueAt(draft, ['http', 'headers', '7', 'name'], 'z')).toEqual(draft);
    expect(withValueAt(draft, [], 'z')).toBe(draft);
  });
});
