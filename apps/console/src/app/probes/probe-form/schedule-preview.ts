import { Component, computed, inject, input } from '@angular/core';
import type { SchedulePreviewQuery } from '../../core/gql/graphql';
import { Language, localeOf } from '../../core/language';
import { Now } from '../../core/now';
import { exactText, relativeText } from '../../core/time-text';
import { viewerZone } from '../../core/viewer-zone';
import { scheduleStory } from './schedule-story';

/** More times of day than these are no longer told one by one. */
const mostTimes = 4;

/** What a schedule means: in words, its next moments, and what the next change of the clocks makes of them. */
@Component({
  selector: 'app-schedule-preview',
  templateUrl: './schedule-preview.html',
  styleUrl: './schedule-preview.css',
})
export class SchedulePreview {
  readonly cron = input.required<string>();
  readonly preview = input.required<SchedulePreviewQuery['schedulePreview']>();

  private readonly language = inject(Language);
  private readonly now = inject(Now);
  protected readonly t = this.language.t;
  private readonly locale = computed(() => localeOf[this.language.name()]);

  protected readonly story = computed(() => {
    const language = this.language.name();
    return scheduleStory(this.cron(), this.preview(), { language, nowMs: this.now.ms() });
  });
  protected readonly moments = computed(() => {
    const now = new Date(this.now.ms());
    const { next = [], timeZone } = this.story() ?? {};
    return next.map(at => ({
      at: at.toISOString(),
      exact: exactText(at, now, this.locale()),
      relative: relativeText(at.getTime(), now.getTime(), this.language.name()),
      there: timeZone === undefined ? undefined : this.elsewhere(at, timeZone),
    }));
  });
  protected readonly change = computed(() => {
    const { change, timeZone } = this.story() ?? {};
    if (change === undefined || timeZone === undefined) return undefined;
    const { at, effect, times, around, before, shows, becomes } = change;
    const list = new Intl.ListFormat(this.locale(), { type: 'conjunction' });
    const more = times.length > mostTimes ? [...times.slice(0, mostTimes), '…'] : times;
    const runs = around.map(run => ({
      at: run.toISOString(),
      text: this.in(timeZone, run, { weekday: 'short', day: 'numeric', month: 'short' }),
      time: this.in(timeZone, run, { hour: '2-digit', minute: '2-digit' }),
    }));
    return {
      what: this.t('schedule.change', {
        day: this.in(timeZone, at, { day: 'numeric', month: 'long', year: 'numeric' }),
        zone: timeZone,
        shows,
        becomes,
      }),
      effect: this.t(`schedule.effect.${effect}`, { times: list.format(more) }),
      notable: effect === 'skipped' || effect === 'repeated',
      clocks: `${shows} → ${becomes}`,
      before: runs.slice(0, before),
      after: runs.slice(before),
    };
  });

  /** The time on the clocks of the schedule's zone, where it is another than here. */
  private elsewhere(at: Date, timeZone: string): string | undefined {
    const time = { hour: '2-digit', minute: '2-digit' } as const;
    const there = this.in(timeZone, at, time);
    const here = this.in(viewerZone(), at, time);
    return there === here ? undefined : this.t('schedule.there', { time: there, zone: timeZone });
  }

  private in(timeZone: string, at: Date, format: Intl.DateTimeFormatOptions): string {
    return new Intl.DateTimeFormat(this.locale(), { ...format, hourCycle: 'h23', timeZone }).format(
      at,
    );
  }
}
