import {
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  input,
  untracked,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Title } from '@angular/platform-browser';
import { Router, RouterLink } from '@angular/router';
import { type RowAction } from '@dialtone/model';
import { Language, type TextKey } from '../core/language';
import { countText } from '../core/number-text';
import { errorText } from '../ui/error-message';
import { ImportRows } from './import-rows';
import { ImportRun, shownActions } from './import-run';
import { ImportSource } from './import-source';

/** A file of probes: chosen, looked at row by row, and only then imported. */
@Component({
  selector: 'app-import-page',
  imports: [ImportRows, ImportSource, MatButton, RouterLink],
  providers: [ImportRun],
  templateUrl: './import-page.html',
  styleUrl: './import-page.css',
})
export class ImportPage {
  /** Which rows are shown; bound from the query of the url. */
  readonly show = input<string>();

  private readonly router = inject(Router);
  private readonly language = inject(Language);
  protected readonly run = inject(ImportRun);
  protected readonly t = this.language.t;
  protected readonly actions = shownActions;
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');

  protected readonly action = computed(() => shownActions.find(each => each === this.show()));
  /** What came too late stands with what was refused. */
  protected readonly rows = computed(() => {
    const late = this.run.late();
    const rows = this.run.plan()?.rows ?? [];
    return late.size === 0
      ? rows
      : rows.map(row => (late.has(row.line) ? { ...row, action: 'refuse' as const } : row));
  });
  protected readonly shown = computed(() => {
    const action = this.action();
    return action === undefined ? this.rows() : this.rows().filter(row => row.action === action);
  });
  protected readonly counts = computed(() => {
    const counts = { create: 0, change: 0, same: 0, refuse: 0 };
    for (const { action } of this.rows()) counts[action] += 1;
    return counts;
  });

  protected readonly title = computed(() => {
    const { plan, done } = { plan: this.run.plan(), done: this.run.done() };
    if (done) return this.language.tn('import.done', this.run.probeIds().size);
    if (!plan) return this.t('import.title');
    if (this.run.writes() === 0 && plan.counts.refuse === 0) return this.t('import.nothing');
    return this.listed(
      (['create', 'change', 'refuse'] as const).flatMap(action => {
        const n = plan.counts[action];
        return n === 0 ? [] : [this.t(`import.count.${action}`, { n: this.number(n) })];
      }),
    );
  });
  /** Beneath the title: what of, or the promise. */
  protected readonly about = computed(() => {
    const { tn, t } = this.language;
    const [plan, done] = [this.run.plan(), this.run.done()];
    if (done) {
      const left = this.counts().refuse;
      return this.listed([
        ...(done.created.length > 0 ? [tn('import.doneCreated', done.created.length)] : []),
        ...(done.changed.length > 0 ? [tn('import.doneChanged', done.changed.length)] : []),
        ...(left > 0 ? [tn('import.doneLeft', left)] : []),
      ]);
    }
    if (!plan) return t('import.promise');
    const rows = tn('import.rows', plan.rows.length, { name: this.run.file()?.name ?? '' });
    const { charset } = plan;
    const odd = charset === undefined || charset === 'utf-8';
    return odd ? rows : `${rows} · ${t('import.charset', { charset: charset.toUpperCase() })}`;
  });
  protected readonly applyWord = computed(() => {
    if (this.run.doing() === 'applying') return this.t('import.applying');
    const good = (this.run.plan()?.counts.refuse ?? 0) > 0;
    return this.language.tn(good ? 'import.applyGood' : 'import.apply', this.run.writes());
  });
  protected readonly outlook = computed(() => {
    const refused = this.run.plan()?.counts.refuse ?? 0;
    return refused > 0 ? this.language.tn('import.refusedLeft', refused) : this.t('import.whole');
  });

  constructor() {
    const title = inject(Title);
    effect(() => {
      title.setTitle(`${this.title()} · Dialtone`);
    });
    effect(() => {
      // The page has become another one: whoever cannot see that is led to its beginning.
      if ([this.run.plan(), this.run.done()].some(part => part !== undefined))
        untracked(() => this.heading()?.nativeElement.focus());
    });
  }

  protected word(action: RowAction): TextKey {
    return `import.action.${action}`;
  }

  protected number(n: number): string {
    return countText(n, this.language.name());
  }

  protected sentence(error: unknown): string {
    return errorText(error, this.language);
  }

  protected narrow(action: RowAction | undefined): void {
    void this.router.navigate([], { queryParams: { show: action ?? null }, replaceUrl: true });
  }

  protected async apply(): Promise<void> {
    await this.run.apply();
    if (this.run.done()) this.narrow(undefined);
  }

  protected begin(): void {
    this.run.forget();
    this.narrow(undefined);
    this.heading()?.nativeElement.focus();
  }

  private listed(parts: readonly string[]): string {
    return parts.join(this.t('import.comma'));
  }
}
