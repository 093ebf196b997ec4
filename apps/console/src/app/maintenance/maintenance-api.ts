import { inject, Injectable } from '@angular/core';
import { Api } from '../core/api';
import {
  CreateMaintenanceDocument,
  DeleteMaintenancesDocument,
  MaintenanceDefaultsDocument,
  type MaintenanceInput,
  type MaintenancePartsFragment,
  MaintenancePreviewDocument,
  MaintenancesDocument,
  OpenWindowsDocument,
  type OpenWindowsQuery,
  UpdateMaintenanceDocument,
} from '../core/gql/graphql';

export type Window = MaintenancePartsFragment;
/** A window as it stands now, in few words. */
export type WindowNow = OpenWindowsQuery['maintenances'][number];

/** The announced times in which nobody looks. */
@Injectable({ providedIn: 'root' })
export class MaintenanceApi {
  private readonly api = inject(Api);

  async all(signal?: AbortSignal): Promise<readonly Window[]> {
    return (await this.api.request(MaintenancesDocument, {}, signal)).maintenances;
  }

  /** For whom they are, and whether they are open. */
  async now(signal?: AbortSignal): Promise<readonly WindowNow[]> {
    return (await this.api.request(OpenWindowsDocument, {}, signal)).maintenances;
  }

  /** Makes a window, or changes the one with this id. */
  async save(input: MaintenanceInput, id?: string): Promise<void> {
    await (id === undefined
      ? this.api.request(CreateMaintenanceDocument, { input })
      : this.api.request(UpdateMaintenanceDocument, { id, input }));
  }

  async delete(id: string): Promise<void> {
    await this.api.request(DeleteMaintenancesDocument, { ids: [id] });
  }

  /** What a cron text means, and its next moments. */
  async preview(cron: string, timeZone: string | undefined, signal?: AbortSignal) {
    const variables = { cron, timeZone: timeZone ?? null };
    return (await this.api.request(MaintenancePreviewDocument, variables, signal)).schedulePreview;
  }

  /** The applications that there are, and the zone that a text is meant in unless one is chosen. */
  defaults(signal?: AbortSignal) {
    return this.api.request(MaintenanceDefaultsDocument, {}, signal);
  }
}
