import { describe, expect, it } from 'vitest';
import { annotationInputOf, newAnnotation, scopesOf } from './annotation-draft';

const zone = 'Europe/Berlin';
const noon = Date.UTC(2026, 0, 31, 12, 0, 41);
const ofShop = { id: '7', application: 'shop' };
const ofNone = { id: '8', application: null };

describe('the draft of an annotation', () => {
  it('is of now, for the application of its probe', () => {
    const draft = { ...newAnnotation(ofShop, noon, zone), title: 'shop 1.4.2' };
    expect(draft).toMatchObject({ at: '2026-01-31T13:00', scope: 'application' });
    expect(annotationInputOf(draft, ofShop, zone)).toEqual({
      ...{ title: 'shop 1.4.2', url: null, at: '2026-01-31T12:00:00.000Z' },
      ...{ probeIds: [], applications: ['shop'] },
    });
  });

  it('is for the probe alone where there is no application to be for', () => {
    expect(scopesOf(ofNone)).toEqual(['probe', 'all']);
    expect(annotationInputOf(newAnnotation(ofNone, noon, zone), ofNone, zone)).toMatchObject({
      ...{ probeIds: ['8'], applications: [] },
    });
  });

  it('names nobody when it is for all', () => {
    const draft = { ...newAnnotation(ofShop, noon, zone), scope: 'all' as const };
    expect(annotationInputOf(draft, ofShop, zone)).toMatchObject({
      probeIds: [],
      applications: [],
    });
  });
});
