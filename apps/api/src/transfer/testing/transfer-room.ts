import type { ImportPlan, TransferFormat } from '@dialtone/model';
import type { TestDatabase } from '../../platform/database/testing/databases.js';
import { ProbeStates } from '../../probe/probe-states.js';
import { ProbeRoom } from '../../probe/testing/probe-room.js';
import { exportTexts } from '../export-texts.js';
import { FileThread } from '../file-thread.js';
import { ImportApplication, type Imported } from '../import-application.js';
import { ImportService } from '../import.service.js';
import { Plans } from '../plans.js';
import { ProbeExport } from '../probe-export.js';
import type { TitleLanguage } from '../titles.js';

/** Who signed in. */
export const by = 7;

/** All that takes probes in and gives them out, on a database with none in it. */
export class TransferRoom {
  private readonly imports: ImportService;
  private readonly application: ImportApplication;
  private readonly export: ProbeExport;

  private constructor(readonly probes: ProbeRoom) {
    const { catalog, clock, service, batch } = probes;
    const plans = new Plans(clock);
    const files = new FileThread(clock);
    this.imports = new ImportService(files, catalog, service, plans);
    this.application = new ImportApplication(plans, batch, catalog, clock);
    this.export = new ProbeExport(catalog, new ProbeStates(probes.bus), files);
  }

  static async open(database: TestDatabase): Promise<TransferRoom> {
    return new TransferRoom(await ProbeRoom.open(database));
  }

  async empty(): Promise<TransferRoom> {
    return new TransferRoom(await this.probes.empty());
  }

  async dryRun(format: TransferFormat, file: string | Uint8Array): Promise<ImportPlan> {
    const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
    return this.imports.dryRun(format, bytes, by);
  }

  async apply(
    { token }: ImportPlan,
    order: { readonly onlyGood?: boolean; readonly by?: number } = {},
  ): Promise<Imported> {
    return this.application.apply(token, { onlyGood: false, by, ...order });
  }

  async text(format: keyof typeof exportTexts, language: TitleLanguage = 'zh'): Promise<string> {
    let text = '';
    for await (const part of this.export.text({}, exportTexts[format](language))) text += part;
    return text;
  }

  async workbook(): Promise<Uint8Array> {
    return this.export.workbook({}, 'zh');
  }
}
