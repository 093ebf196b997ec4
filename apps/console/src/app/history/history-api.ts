import { inject, Injectable } from '@angular/core';
import { Api } from '../core/api';
import {
  ProbeAvailabilityDocument,
  ProbeLatencyDocument,
  ProbeTransitionsDocument,
} from '../core/gql/graphql';

/** What the checks of a probe came to over days and years. */
@Injectable({ providedIn: 'root' })
export class HistoryApi {
  private readonly api = inject(Api);

  /** By the name of each window; `null` when there is no such probe. */
  async availability(id: string, signal?: AbortSignal) {
    return (await this.api.request(ProbeAvailabilityDocument, { id }, signal)).probe;
  }

  /** The 50th, 95th and 99th percentile, in milliseconds, since a moment (ISO 8601); `null` when no check finished. */
  async latency(id: string, from: string, signal?: AbortSignal) {
    const { latency } = await this.api.request(ProbeLatencyDocument, { id, from }, signal);
    return latency.latency;
  }

  /** The newest first; those behind a cursor when one is given. */
  async transitions(id: string, first: number, after?: string, signal?: AbortSignal) {
    const variables = { id, first, after: after ?? null };
    return (await this.api.request(ProbeTransitionsDocument, variables, signal)).transitions;
  }
}
