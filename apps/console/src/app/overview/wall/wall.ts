import { Component, computed, DestroyRef, effect, inject, input, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { Router } from '@angular/router';
import { Language, localeOf } from '../../core/language';
import { Live } from '../../core/live';
import { Now } from '../../core/now';
import { Session } from '../../core/session';
import { clockText, spanText } from '../../core/time-text';
import { OpenWindows } from '../../maintenance/open-windows';
import { summarySentence } from '../../probes/probe-list/summary-sentence';
import { StateShape } from '../../ui/state-shape';
import { FleetNumbers } from '../fleet-numbers';
import { FleetStore } from '../fleet-store';
import { HeatMap } from '../heat-map';
import { MapLegend } from '../map-legend';
import { OverviewData } from '../overview-data';
import { WrongList } from '../wrong-list';
import { keepAwake } from './keep-awake';
import { staySignedIn } from './stay-signed-in';
import { isNight, nightOf, type View, viewsOf } from './wall-plan';

/** A screen on a wall: large, nothing to press, one view after the other, for weeks. */
@Component({
  selector: 'app-wall',
  imports: [FleetNumbers, HeatMap, MapLegend, StateShape, WrongList],
  providers: [FleetStore, OpenWindows, OverviewData],
  templateUrl: './wall.html',
  styleUrl: './wall.css',
  host: {
    '[class.dim]': 'dim()',
    '[attr.data-tone]': 'tone()',
    '(document:keydown)': 'obeyKey($event)',
  },
})
export class Wall {
  /** Bound from the url: how many seconds a view stands, and between which hours the screen is dimmed (`22-6`). */
  readonly every = input<string>();
  readonly night = input<string>();

  private readonly router = inject(Router);
  private readonly language = inject(Language);
  private readonly clock = inject(Now);
  private readonly live = inject(Live);
  private readonly session = inject(Session);
  protected readonly store = inject(FleetStore);
  protected readonly data = inject(OverviewData);
  protected readonly t = this.language.t;
  protected readonly tn = this.language.tn;

  protected readonly summary = this.data.summary;
  protected readonly sentence = computed(() => {
    const summary = this.summary();
    return summary ? summarySentence(summary, this.language) : this.t('loading');
  });
  protected readonly wrongCount = computed(() => {
    const { down = 0, invalid = 0, degraded = 0 } = this.summary() ?? {};
    return down + invalid + degraded;
  });
  protected readonly tone = computed(() => {
    const { down = 0, invalid = 0, degraded = 0 } = this.summary() ?? {};
    if (down + invalid > 0) return 'down';
    return degraded > 0 ? 'degraded' : 'good';
  });
  /** What is wrong has no view while nothing is. */
  protected readonly views = computed(() => viewsOf(this.wrongCount()));
  private readonly step = signal(0);
  protected readonly view = computed<View>(() => {
    const views = this.views();
    return views[this.step() % views.length] ?? 'map';
  });
  protected readonly dim = computed(() =>
    isNight(nightOf(this.night()), new Date(this.clock.ms()).getHours()),
  );
  protected readonly time = computed(() =>
    clockText(new Date(this.clock.ms()), localeOf[this.language.name()], {
      ...{ hour: '2-digit', minute: '2-digit' },
    }),
  );
  protected readonly lost = computed(() => {
    const since = this.live.downSince();
    const span = since === undefined ? 0 : this.clock.ms() - since;
    return span < 1500 ? undefined : spanText(span, this.language.name());
  });
  /** A wall that nobody signs in again goes dark: it says so an hour before. */
  protected readonly signInLeft = computed(() => {
    const endsAt = this.session.expiresAt();
    const left = endsAt === undefined ? Infinity : Date.parse(endsAt) - this.clock.ms();
    return left < warnMs ? spanText(left, this.language.name()) : undefined;
  });
  protected readonly mapHeight = signal(innerHeight - 340);

  constructor() {
    const title = inject(Title);
    const release = inject(DestroyRef);
    effect(() => {
      title.setTitle(`${this.sentence()} · Dialtone`);
    });
    effect(onCleanup => {
      // Another view, or another pace, begins its time anew.
      this.view();
      const timer = setInterval(
        () => {
          this.turn(1);
        },
        secondsOf(this.every()) * 1000,
      );
      onCleanup(() => {
        clearInterval(timer);
      });
    });
    const fit = (): void => {
      this.mapHeight.set(innerHeight - 340);
    };
    addEventListener('resize', fit);
    const letSleep = keepAwake();
    const letEnd = staySignedIn();
    release.onDestroy(() => {
      removeEventListener('resize', fit);
      letSleep();
      letEnd();
    });
  }

  protected obeyKey({ key }: KeyboardEvent): void {
    if (key === 'Escape') void this.router.navigate(['/']);
    else if (key === 'ArrowRight') this.turn(1);
    else if (key === 'ArrowLeft') this.turn(-1);
    else if (key === 'f') void document.documentElement.requestFullscreen().catch(() => undefined);
  }

  private turn(by: 1 | -1): void {
    this.step.update(step => (step + by + this.views().length) % this.views().length);
  }
}

const warnMs = 3_600_000;

/** How long a view stands: twenty seconds unless the url says otherwise, five at least. */
const secondsOf = (text: string | undefined): number => {
  const seconds = Number(text);
  return Number.isFinite(seconds) && seconds >= 5 ? Math.min(seconds, 3600) : 20;
};
