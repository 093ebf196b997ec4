import {
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { ImportRow, RowAction } from '@dialtone/model';
import { Language } from '../core/language';
import { ImportDetails } from './import-details';

/** Rows that are drawn at first, and more each time that their end comes into sight. */
const atOnce = 100;

/** What each row of a file comes to. Of thousands only those are drawn that somebody has scrolled to. */
@Component({
  selector: 'app-import-rows',
  imports: [ImportDetails, MatButton, RouterLink],
  templateUrl: './import-rows.html',
  styleUrls: ['../ui/rows.css', './import-rows.css'],
})
export class ImportRows {
  readonly rows = input.required<readonly ImportRow[]>();
  /** The probes that rows have become, by their lines. */
  readonly probeIds = input<ReadonlyMap<number, string>>(new Map());
  /** The lines of rows that came too late. */
  readonly late = input<ReadonlySet<number>>(new Set());

  private readonly language = inject(Language);
  protected readonly t = this.language.t;
  protected readonly tn = this.language.tn;
  protected readonly signs = { create: '+', change: '≠', same: '=', refuse: '×' } as const;
  private readonly most = linkedSignal({ source: this.rows, computation: () => atOnce });
  protected readonly drawn = computed(() => this.rows().slice(0, this.most()));
  protected readonly left = computed(() => Math.max(0, this.rows().length - this.most()));
  private readonly more = viewChild<unknown, ElementRef<HTMLElement>>('more', { read: ElementRef });

  constructor() {
    effect(onCleanup => {
      const more = this.more()?.nativeElement;
      if (more === undefined || typeof IntersectionObserver !== 'function') return;
      const observer = new IntersectionObserver(
        entries => {
          if (entries.some(({ isIntersecting }) => isIntersecting)) this.grow();
        },
        { rootMargin: '600px' },
      );
      observer.observe(more);
      onCleanup(() => {
        observer.disconnect();
      });
    });
  }

  protected grow(): void {
    this.most.update(most => most + atOnce);
  }

  protected actionOf(row: ImportRow): RowAction {
    return this.late().has(row.line) ? 'refuse' : row.action;
  }

  protected word(row: ImportRow): string {
    return this.t(`import.action.${this.actionOf(row)}`);
  }

  protected idOf({ line, id }: ImportRow): string | undefined {
    return this.probeIds().get(line) ?? (id === undefined ? undefined : String(id));
  }
}
