import { inject, Injectable } from '@angular/core';
import { Api } from '../core/api';
import {
  ComparisonDocument,
  type ComparisonQuery,
  FailuresDocument,
  ProbeHeadDocument,
} from '../core/gql/graphql';

/** A failed check beside the last good one. */
export type Compared = NonNullable<ComparisonQuery['comparison']>;

/** What failed checks saw. */
@Injectable({ providedIn: 'root' })
export class EvidenceApi {
  private readonly api = inject(Api);

  /** The newest first. */
  async failures(probeId: string, limit: number, signal?: AbortSignal) {
    return (await this.api.request(FailuresDocument, { probeId, limit }, signal)).failures;
  }

  /** `null` when nothing is kept of this result. */
  async comparison(resultId: string, signal?: AbortSignal) {
    return (await this.api.request(ComparisonDocument, { resultId }, signal)).comparison;
  }

  /** `null` when there is no such probe. */
  async probe(id: string, signal?: AbortSignal) {
    return (await this.api.request(ProbeHeadDocument, { id }, signal)).probe;
  }
}
