import { type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Language } from '../core/language';
import { chooseZone } from '../core/viewer-zone';
import { SchedulePreview } from '../probes/probe-form/schedule-preview';
import { provideTexts } from '../testing/texts';
import { Countdown } from './countdown';
import { RelativeTime } from './relative-time';

const at = '2026-01-31T18:30:00.000Z';

async function shown(component: Type<unknown>, inputs: Readonly<Record<string, unknown>>) {
  TestBed.configureTestingModule({ providers: [provideTexts()] });
  await TestBed.inject(Language).choose('en');
  const fixture = TestBed.createComponent(component);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
}

describe('a time, for a viewer who chose a zone', () => {
  beforeEach(() => {
    chooseZone('Asia/Tokyo');
  });
  afterEach(() => {
    chooseZone(undefined);
  });

  it.each([Countdown, RelativeTime])('is told in that zone on hover by %o', async component => {
    const title = (await shown(component, { at })).querySelector('time')?.title;
    expect(title).toMatch(/1 Feb 2026.*03:30/u);
  });

  it('is told a second time by a schedule only where its own zone shows another', async () => {
    const preview = (timeZone: string) => ({
      cron: '30 3 * * *',
      preview: { normal: '30 3 * * *', description: null, timeZone, next: [at], timeChange: null },
    });
    const here = await shown(SchedulePreview, preview('Asia/Tokyo'));
    expect(here.querySelector('.next')?.textContent).not.toContain(' in ');
    TestBed.resetTestingModule();
    const there = await shown(SchedulePreview, preview('UTC'));
    expect(there.querySelector('.next')?.textContent).toContain('18:30 in UTC');
  });
});
