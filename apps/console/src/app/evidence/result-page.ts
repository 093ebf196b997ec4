import { Component, computed, effect, inject, input, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Title } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';
import { Language } from '../core/language';
import { ErrorMessage } from '../ui/error-message';
import { ComparedView } from './compared-view';
import { CopyCurl } from './copy-curl';
import { type Compared, EvidenceApi } from './evidence-api';
import { FailureList } from './failure-list';

/** How many failures can be chosen from. */
const offered = 30;

/** One check with all that is kept of it, under a url that can be sent to a colleague. */
@Component({
  selector: 'app-result-page',
  imports: [ComparedView, CopyCurl, ErrorMessage, FailureList, MatButton, RouterLink],
  templateUrl: './result-page.html',
  styleUrl: './result-page.css',
})
export class ResultPage {
  /** Both bound from the path of the url. */
  readonly id = input.required<string>();
  readonly resultId = input.required<string>();

  private readonly api = inject(EvidenceApi);
  protected readonly t = inject(Language).t;
  private readonly probe = resource({
    params: () => this.id(),
    loader: ({ params, abortSignal }) => this.api.probe(params, abortSignal),
  });
  private readonly listed = resource({
    params: () => this.id(),
    loader: ({ params, abortSignal }) => this.api.failures(params, offered, abortSignal),
  });
  protected readonly asked = resource({
    params: () => ({ id: this.id(), resultId: this.resultId() }),
    loader: async ({ params: { id, resultId }, abortSignal }): Promise<Compared | undefined> => {
      const compared = await this.api.comparison(resultId, abortSignal);
      if (compared !== null) return compared;
      const failed = await this.api.result(id, resultId, abortSignal);
      return failed && { failed, good: null };
    },
  });

  protected readonly head = computed(() =>
    this.probe.hasValue() ? (this.probe.value() ?? undefined) : undefined,
  );
  protected readonly failures = computed(() => (this.listed.hasValue() ? this.listed.value() : []));
  protected readonly compared = computed(() => {
    const compared = this.asked.hasValue() ? this.asked.value() : undefined;
    return compared?.failed.probeId === this.id() ? compared : undefined;
  });

  constructor() {
    const title = inject(Title);
    effect(() => {
      title.setTitle(`${this.head()?.name ?? this.t('frame.probes')} · Dialtone`);
    });
  }
}
