import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { Language } from '../../core/language';
import { provideTexts } from '../../testing/texts';
import type { Counts } from '../probes-api';
import { summarySentence } from './summary-sentence';

const counts = (difference: Partial<Counts>): Counts => ({
  total: 10,
  up: 0,
  down: 0,
  degraded: 0,
  pending: 0,
  paused: 0,
  invalid: 0,
  ...difference,
});

describe('summarySentence', () => {
  let language: Language;

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: provideTexts() });
    language = TestBed.inject(Language);
    await language.choose('en');
  });

  it.each([
    [{ down: 3, degraded: 1, up: 6 }, '3 down, 1 degraded'],
    [{ invalid: 2, up: 8 }, '2 invalid'],
    [{ up: 10 }, 'All 10 are up'],
    [{ total: 1, up: 1 }, 'The one probe is up'],
    [{ up: 9, paused: 1 }, 'Nothing is down'],
    [{ total: 0 }, 'No probes yet'],
  ])('says %j as “%s”', (difference, sentence) => {
    expect(summarySentence(counts(difference), language)).toBe(sentence);
  });

  it('says it in Chinese once the language is Chinese', async () => {
    await language.choose('zh');
    expect(summarySentence(counts({ down: 3, degraded: 1 }), language)).toBe('3 个异常，1 个降级');
  });
});
