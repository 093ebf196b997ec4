import { computed, inject, Injectable, linkedSignal, resource, signal } from '@angular/core';
import { Api } from '../core/api';
import { FoundProbesDocument, type FoundProbesQuery } from '../core/gql/graphql';

export type FoundProbe = FoundProbesQuery['probes']['items'][number];

interface Found {
  readonly asked: string;
  readonly now: FoundProbesQuery['probes'] | undefined;
}

/** Letters that follow each other faster than this are one question; short enough to answer within 100 ms. */
const pauseMs = 40;

/** The probes that a text finds at the server; while it is asked again, those found before stay. */
@Injectable()
export class FoundProbes {
  private readonly api = inject(Api);
  private readonly asked = signal('');
  private timer: ReturnType<typeof setTimeout> | undefined;

  private readonly answer = resource({
    params: () => this.asked() || undefined,
    loader: async ({ params, abortSignal }) =>
      (await this.api.request(FoundProbesDocument, { search: params }, abortSignal)).probes,
  });
  private readonly last = linkedSignal<Found, FoundProbesQuery['probes'] | undefined>({
    source: () => ({
      asked: this.asked(),
      now: this.answer.hasValue() ? this.answer.value() : undefined,
    }),
    computation: ({ asked, now }, before) => (asked === '' ? undefined : (now ?? before?.value)),
  });

  readonly items = computed<readonly FoundProbe[]>(() => this.last()?.items ?? []);
  readonly total = computed(() => this.last()?.total ?? 0);
  readonly failed = computed(() => this.answer.error() !== undefined);
  readonly loading = this.answer.isLoading;

  ask(text: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.asked.set(text.trim());
    }, pauseMs);
  }
}
