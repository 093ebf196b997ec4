import { Component, type ElementRef, inject, input, output, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ProbeType } from '../../core/gql/graphql';
import { Language } from '../../core/language';
import { Icon } from '../../ui/icon';
import { type ListQuery, probeTypes } from './list-query';

/** How long after a key the search begins, in milliseconds: what is typed at once is searched for at once. */
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
  readonly narrowed = input.required<boolean>();
  readonly queryChange = output<Partial<ListQuery>>();
  readonly cleared = output();

  protected readonly t = inject(Language).t;
  protected readonly types = probeTypes;
  private readonly search = viewChild.required<ElementRef<HTMLInputElement>>('search');
  private pause: ReturnType<typeof setTimeout> | undefined;

  focusSearch(): void {
    this.search().nativeElement.focus();
    this.search().nativeElement.select();
  }

  protected searchSoon(search: string): void {
    clearTimeout(this.pause);
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

  protected chooseEnabled(value: string): void {
    this.queryChange.emit({ enabled: { yes: true, no: false }[value] });
  }

  protected clear(): void {
    clearTimeout(this.pause);
    this.search().nativeElement.value = '';
    this.cleared.emit();
  }
}
