import { inject, Injectable } from '@angular/core';
import { Api } from '../core/api';
import {
  ComparisonDocument,
  type ComparisonQuery,
  FailuresDocument,
  OneResultDocument,
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

  /** A result alone, where nothing is kept to compare it with; `undefined` when it is no longer on record. */
  async result(probeId: string, resultId: string, signal?: AbortSignal) {
    const startedAt = momentOf(resultId);
    if (startedAt === undefined) return undefined;
    const filter = {
      from: new Date(startedAt).toISOString(),
      until: new Date(startedAt + 1).toISOString(),
    };
    const { history } = await this.api.request(OneResultDocument, { probeId, filter }, signal);
    return history.items.find(({ id }) => id === resultId);
  }

  /** `null` when there is no such probe. */
  async probe(id: string, signal?: AbortSignal) {
    return (await this.api.request(ProbeHeadDocument, { id }, signal)).probe;
  }
}

/** An id is that of the probe with the moment of the start, as the contract says. */
function momentOf(resultId: string): number | undefined {
  const [, moment] = /^\d{1,15}-(\d{1,15})$/u.exec(resultId) ?? [];
  return moment === undefined ? undefined : Number(moment);
}
