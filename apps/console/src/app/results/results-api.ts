import { inject, Injectable } from '@angular/core';
import { Api } from '../core/api';
import { type ResultFilter, ResultHistoryDocument } from '../core/gql/graphql';

interface Asked {
  readonly probeId: string;
  readonly filter: ResultFilter;
  readonly first: number;
  readonly after: string | null;
}

/** The results on record. */
@Injectable({ providedIn: 'root' })
export class ResultsApi {
  private readonly api = inject(Api);

  /** Those that fit, the newest first; those behind a cursor when one is given. */
  async history(asked: Asked, signal?: AbortSignal) {
    return (await this.api.request(ResultHistoryDocument, { ...asked }, signal)).history;
  }
}
