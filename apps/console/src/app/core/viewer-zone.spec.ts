import { afterEach, describe, expect, it } from 'vitest';
import { exactText, momentText } from './time-text';
import { browserZone, chooseZone, viewerZone, zones } from './viewer-zone';

const at = new Date('2026-01-31T22:30:00Z');

describe('the zone of the viewer', () => {
  afterEach(() => {
    chooseZone(undefined);
  });

  it("is the browser's until another is chosen, and offers all there are", () => {
    expect(viewerZone()).toBe(browserZone);
    chooseZone('Asia/Shanghai');
    expect(viewerZone()).toBe('Asia/Shanghai');
    expect(zones.slice(0, 2)).toEqual(['UTC', 'Africa/Abidjan']);
  });

  it('is the one that times are told in, and where a day ends', () => {
    chooseZone('UTC');
    expect(exactText(at, new Date('2026-01-31T23:59:00Z'), 'en-GB')).toBe('22:30:00');
    expect(momentText(at, 'en-GB')).toBe('31 Jan 2026, 22:30:00 UTC');
    chooseZone('Asia/Shanghai');
    expect(exactText(at, new Date('2026-01-31T12:00:00Z'), 'en-GB')).toMatch(/1 Feb 06:30:00$/u);
  });
});
