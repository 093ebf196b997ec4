import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute, Router } from '@angular/router';
import { reasons } from '@dialtone/model';
import { Download } from '../core/download';
import type { ResultPartsFragment } from '../core/gql/graphql';
import { Language } from '../core/language';
import { ErrorMessage } from '../ui/error-message';
import { Icon } from '../ui/icon';
import { Toast } from '../ui/toast';
import { merged } from './merged';
import {
  endingChoices,
  exportPath,
  type FilterKey,
  filterKeys,
  filterOf,
  type FilterTexts,
  isoText,
  localText,
  passes,
} from './result-filter';
import { ResultTable } from './result-table';
import { ResultsApi } from './results-api';

const pageSize = 25;

/** The results of a probe, chosen and paged by the url; those that come meanwhile stand on top of the first page. */
@Component({
  selector: 'app-result-browser',
  imports: [ErrorMessage, Icon, MatButton, ResultTable],
  templateUrl: './result-browser.html',
  styleUrl: './result-browser.css',
})
export class ResultBrowser {
  readonly probeId = input.required<string>();
  /** Whether they have a status of HTTP. */
  readonly withStatus = input(false);
  /** What was heard live, the newest first. */
  readonly fresh = input.required<readonly ResultPartsFragment[]>();

  private readonly api = inject(ResultsApi);
  private readonly router = inject(Router);
  private readonly download = inject(Download);
  private readonly toast = inject(Toast);
  protected readonly t = inject(Language).t;
  private readonly query = toSignal(inject(ActivatedRoute).queryParamMap, { requireSync: true });

  protected readonly reasons = reasons;
  protected readonly endings = endingChoices;
  protected readonly local = localText;
  protected readonly iso = isoText;
  protected readonly texts = computed<FilterTexts>(() => {
    const query = this.query();
    return Object.fromEntries(
      filterKeys.flatMap(key => {
        const text = query.get(key);
        return text === null || text === '' ? [] : [[key, text] as const];
      }),
    );
  });
  protected readonly filtered = computed(() => Object.keys(this.texts()).length > 0);
  private readonly filter = computed(() => filterOf(this.texts(), reasons));
  protected readonly after = computed(() => this.query().get('after'));

  protected readonly asked = resource({
    params: () => ({ probeId: this.probeId(), filter: this.filter(), after: this.after() }),
    loader: ({ params, abortSignal }) =>
      this.api.history({ ...params, first: pageSize }, abortSignal),
  });
  /** The last page stays on screen while the next is on its way. */
  protected readonly page = linkedSignal<Page | undefined, Page | undefined>({
    source: () => (this.asked.hasValue() ? this.asked.value() : undefined),
    computation: (page, previous) => page ?? previous?.value,
  });
  protected readonly results = computed(() => {
    const page = this.page();
    if (page === undefined) return [];
    if (this.after() !== null) return page.items;
    const newest = page.items[0]?.startedAt ?? '';
    const come = this.fresh().filter(
      result => result.startedAt > newest && passes(this.filter(), result),
    );
    return merged(page.items, come, pageSize + come.length);
  });
  protected readonly saving = signal(false);

  protected endingWord(choice: (typeof endingChoices)[number]): string {
    if (choice === 'DEGRADED,DOWN,INTERNAL') return this.t('results.notUp');
    return choice === 'INTERNAL' ? this.t('results.internal') : this.t(`state.${choice}`);
  }

  protected choose(key: FilterKey, text: string | undefined): void {
    this.go({ [key]: text === undefined || text === '' ? null : text, after: null });
  }

  protected clear(): void {
    this.go({ ...Object.fromEntries(filterKeys.map(key => [key, null])), after: null });
  }

  protected turn(after: string | null): void {
    void this.router.navigate([], {
      queryParams: { after },
      queryParamsHandling: 'merge',
    });
  }

  protected async export(form: 'csv' | 'ndjson'): Promise<void> {
    this.saving.set(true);
    try {
      const path = exportPath(this.probeId(), form, this.filter());
      await this.download.save(path, `probe-${this.probeId()}-results.${form}`);
    } catch (error) {
      this.toast.sayFailure(error);
    } finally {
      this.saving.set(false);
    }
  }

  private go(queryParams: Record<string, string | null>): void {
    void this.router.navigate([], {
      queryParams,
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }
}

type Page = Awaited<ReturnType<ResultsApi['history']>>;
