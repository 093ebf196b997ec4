import type { MaintenanceDraft, MaintenanceWindow } from '@dialtone/model';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { rowOfDraft, windowOfRow } from './maintenance-row.js';
import { MaintenanceRow } from './maintenance.entity.js';

/** Reads and writes the windows on file. */
@Injectable()
export class MaintenanceStore {
  constructor(private readonly dataSource: DataSource) {}

  async all(): Promise<MaintenanceWindow[]> {
    const rows = await this.dataSource.manager.find(MaintenanceRow, { order: { id: 'ASC' } });
    return rows.map(windowOfRow);
  }

  async insert(draft: MaintenanceDraft): Promise<MaintenanceWindow> {
    const { id } = await this.dataSource.manager.save(MaintenanceRow, rowOfDraft(draft));
    return { ...draft, id };
  }

  async update(id: number, draft: MaintenanceDraft): Promise<MaintenanceWindow> {
    await this.dataSource.manager.update(MaintenanceRow, { id }, rowOfDraft(draft));
    return { ...draft, id };
  }

  async delete(ids: readonly number[]): Promise<void> {
    await this.dataSource.manager.delete(MaintenanceRow, { id: In(ids) });
  }
}
