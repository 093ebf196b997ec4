import {
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ProbeType } from '../../core/gql/graphql';
import { Language } from '../../core/language';
import { Icon } from '../../ui/icon';
import { type ListQuery, probeTypes } from './list-query';

/** Keys that follow each other faster than this are one search, in milliseconds; one by itself is searched for at once. */
const pauseMs = 40;

@Component({
  selector: 'app-list-filters',
  imports: [Icon, MatButton],
  templateUrl: './list-filters.html',
  styleUrl: './list-filters.css',
})
export class ListFilters {
  readonly query = input.required<ListQuery>();
  readonly applications = input.required<readonly string[]>();
  readonly tags = input.required<readonly string[]>();
  readonly queryChange = output<Partial<ListQuery>>();

  protected readonly t = inject(Language).t;
  protected readonly types = probeTypes;
  /** Those by which the list could be narrowed further. */
  protected readonly otherTags = computed(() => {
    const chosen = new Set(this.query().tags);
    return this.tags().filter(tag => !chosen.has(tag));
  });
  /** Where there is little room, what the list is narrowed by stands in chips, and the choices unfold. */
  protected readonly unfolded = signal(false);
  private readonly search = viewChild.required<ElementRef<HTMLInputElement>>('search');
  private pause: ReturnType<typeof setTimeout> | undefined;
  private lastKeyMs = -Infinity;

  constructor() {
    // What is typed stands there before the url says so; a chip that is taken away empties it.
    effect(() => {
      const { search } = this.query();
      const { nativeElement } = this.search();
      if (document.activeElement !== nativeElement) nativeElement.value = search;
    });
  }

  focusSearch(): void {
    this.search().nativeElement.focus();
    this.search().nativeElement.select();
  }

  protected searchSoon(search: string): void {
    clearTimeout(this.pause);
    const nowMs = performance.now();
    const alone = nowMs - this.lastKeyMs > pauseMs;
    this.lastKeyMs = nowMs;
    if (alone) {
      this.queryChange.emit({ search });
      return;
    }
    this.pause = setTimeout(() => {
      this.queryChange.emit({ search });
    }, pauseMs);
  }

  protected searchNow(event: Event, search: string): void {
    event.preventDefault();
    clearTimeout(this.pause);
    this.queryChange.emit({ search });
  }

  protected chooseType(value: string): void {
    const type: ProbeType | undefined = probeTypes.find(type => type === value);
    this.queryChange.emit({ type });
  }

  protected chooseApplication(value: string): void {
    this.queryChange.emit({ application: value || undefined });
  }

  /** One more that a probe is to have; it is taken away by its chip. */
  protected addTag(select: HTMLSelectElement): void {
    const tag = select.value;
    select.value = '';
    this.queryChange.emit({ tags: [...this.query().tags, tag] });
  }

  protected chooseEnabled(value: string): void {
    this.queryChange.emit({ enabled: { yes: true, no: false }[value] });
  }
}
