import { inject, Injectable } from '@angular/core';
import type { ImportPlan, TransferFormat } from '@dialtone/model';
import { Api } from '../core/api';
import { ApplyImportDocument, type ApplyImportMutation } from '../core/gql/graphql';

/** What came of an import. */
export type Imported = ApplyImportMutation['applyImport'];

/** Probes in files. */
@Injectable({ providedIn: 'root' })
export class TransferApi {
  private readonly api = inject(Api);

  /** What would be done with a file; nothing is. */
  async dryRun(format: TransferFormat, file: BodyInit, signal?: AbortSignal): Promise<ImportPlan> {
    const response = await this.api.fetch(`/api/probes/import?format=${format}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
      ...(signal && { signal }),
    });
    // The type is shared with the API, which made it.
    return (await response.json()) as ImportPlan;
  }

  async apply(plan: string, onlyGood: boolean): Promise<Imported> {
    return (await this.api.request(ApplyImportDocument, { plan, onlyGood })).applyImport;
  }

  /** @param filter that of the list, in the words of the address of an export */
  async export(format: TransferFormat, filter: Readonly<Record<string, string>>): Promise<Blob> {
    const query = new URLSearchParams(filter).toString();
    const response = await this.api.fetch(`/api/probes.${format}${query && `?${query}`}`);
    return response.blob();
  }
}
