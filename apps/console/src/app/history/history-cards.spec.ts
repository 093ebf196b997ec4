import { provideLocationMocks } from '@angular/common/testing';
import { type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Language } from '../core/language';
import { provideTexts } from '../testing/texts';
import { EditCard } from './edit-card';
import { HistoryApi } from './history-api';
import { TransitionCard } from './transition-card';

const at = (second: number) => new Date(Date.UTC(2026, 0, 31, 12, 0, second)).toISOString();
const aChange = (second: number, differing: object = {}) => ({
  at: at(second),
  ...{ ending: 'UP', endedAt: null, reason: null, message: null },
  ...differing,
});
const anEdit = (id: string, differing: object = {}) => ({
  ...{ id, at: at(0), kind: 'UPDATED', userId: '1', username: 'ada', fields: [] },
  ...differing,
});
const aPage = (items: object[], endCursor: string | null = null) => ({
  ...{ items, endCursor, hasNextPage: endCursor !== null },
});
const api = { transitions: vi.fn(), edits: vi.fn() };

async function show<T>(card: Type<T>, input: string) {
  TestBed.configureTestingModule({
    providers: [
      provideTexts(),
      provideRouter([]),
      provideLocationMocks(),
      { provide: HistoryApi, useValue: api },
    ],
  });
  await TestBed.inject(Language).choose('en');
  const fixture = TestBed.createComponent(card);
  fixture.componentRef.setInput('probeId', '1');
  fixture.componentRef.setInput(input, at(0));
  await fixture.whenStable();
  const page = fixture.nativeElement as HTMLElement;
  const texts = (selector: string) =>
    [...page.querySelectorAll(selector)].map(({ textContent }) =>
      textContent.replace(/\s+/gu, ' ').trim(),
    );
  return { fixture, page, texts };
}

beforeEach(() => {
  vi.clearAllMocks();
});

describe('the changes of state of a probe', () => {
  it('are told for how long and why, and more when asked', async () => {
    const wasDown = { ending: 'DOWN', endedAt: at(40), reason: 'STATUS', message: 'It said 503.' };
    api.transitions.mockResolvedValueOnce(aPage([aChange(40), aChange(0, wasDown)], 'more'));
    api.transitions.mockResolvedValueOnce(aPage([aChange(-60, { ending: 'PAUSED' })]));
    const { fixture, page, texts } = await show(TransitionCard, 'since');
    expect(texts('li > span')).toContain('for 40 s');
    expect(texts('.said')).toEqual(['', 'STATUS · It said 503.']);
    page.querySelector<HTMLButtonElement>('.older')?.click();
    await fixture.whenStable();
    expect(texts('li > app-state-pill')).toEqual(['Up', 'Down', 'Paused']);
    expect(page.querySelector('.older')).toBeNull();
    expect(api.transitions).toHaveBeenLastCalledWith('1', 8, 'more', undefined);
  });
});

describe('the edits of a probe', () => {
  const field = (path: string, before: string | null, after: string | null) => ({
    ...{ path, before, after },
  });
  const expectation = (value: string) =>
    JSON.stringify({
      ...{ subject: 'LATENCY', comparison: 'LESS', values: [value], severity: 'DEGRADED' },
    });

  it('say who did what, also of another program and of a user without a name', async () => {
    api.edits.mockResolvedValueOnce(
      aPage([
        anEdit('4', { fields: [field('enabled', 'true', 'false')] }),
        anEdit('3', { userId: null, username: null, kind: 'DELETED' }),
        anEdit('2', { username: null, fields: [field('cron', '30s', '1m')] }),
        anEdit('1', { kind: 'CREATED' }),
      ]),
    );
    const { texts } = await show(EditCard, 'updatedAt');
    expect(texts('.head b')).toEqual(['ada', 'another program', 'user 1', 'ada']);
    expect(texts('.head span')).toEqual([
      ...['paused it', 'deleted it', 'changed: Schedule', 'created it'],
    ]);
  });

  it('show each field before and after, what differs marked, expectations in words', async () => {
    api.edits.mockResolvedValueOnce(
      aPage([
        anEdit('1', {
          fields: [
            field('target.http.url', 'https://a.test/v1/x', 'https://a.test/v2/x'),
            field('target.http.expectations', expectation('500'), expectation('400')),
            field('timeoutMs', null, '8000'),
            field('target.http.auth.basic.password', '********', '********'),
          ],
        }),
      ]),
    );
    const { texts } = await show(EditCard, 'updatedAt');
    expect(texts('.head span')).toEqual(['changed 4 fields']);
    expect(texts('mark').slice(0, 2)).toEqual(['1', '2']);
    expect(texts('dd')[1]).toContain('Latency is less than 400 ms (Degraded)');
    expect(texts('dd')[2]).toBe('now 8000 ms');
    expect(texts('dt')).toEqual(['URL', 'Expectation', 'Timeout', 'Password']);
  });

  it('say so when there are none', async () => {
    api.edits.mockResolvedValueOnce(aPage([]));
    const { page } = await show(EditCard, 'updatedAt');
    expect(page.textContent).toContain('Nobody has changed it');
  });
});
