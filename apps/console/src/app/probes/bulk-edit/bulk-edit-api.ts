import { inject, Injectable } from '@angular/core';
import { Api } from '../../core/api';
import {
  BulkEditRowsDocument,
  type BulkOutcomePartsFragment,
  type BulkPatch,
  type BulkRowPartsFragment,
  BulkUpdateProbesDocument,
  PreviewBulkEditDocument,
  type PreviewBulkEditMutation,
  UndoBulkUpdateDocument,
} from '../../core/gql/graphql';

export type BulkPreview = PreviewBulkEditMutation['previewBulkEdit'];
export type BulkOutcome = BulkOutcomePartsFragment;
export type BulkRow = BulkRowPartsFragment;

/** Edits of many probes at once. */
@Injectable({ providedIn: 'root' })
export class BulkEditApi {
  private readonly api = inject(Api);

  /** What it would do; nothing is done yet. */
  async preview(ids: readonly string[], patch: BulkPatch, signal?: AbortSignal) {
    const variables = { selection: { ids: [...ids] }, patch };
    return (await this.api.request(PreviewBulkEditDocument, variables, signal)).previewBulkEdit;
  }

  /** Another page of what it would do; the preview itself has shown the first. */
  async rows(previewId: string, page: number): Promise<readonly BulkRow[]> {
    return (await this.api.request(BulkEditRowsDocument, { previewId, page })).bulkEditRows;
  }

  /** Does what was shown, all of it or nothing. */
  async apply(previewId: string): Promise<BulkOutcome> {
    return (await this.api.request(BulkUpdateProbesDocument, { previewId })).bulkUpdateProbes;
  }

  async undo(undoId: string): Promise<BulkOutcome> {
    return (await this.api.request(UndoBulkUpdateDocument, { undoId })).undoBulkUpdate;
  }
}
