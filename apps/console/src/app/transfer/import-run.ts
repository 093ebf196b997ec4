import { computed, inject, Injectable, signal } from '@angular/core';
import { type ImportPlan, type RowAction, type TransferFormat } from '@dialtone/model';
import { type Imported, TransferApi } from './transfer-api';

/** What is to be imported. */
export interface ImportFile {
  readonly name: string;
  readonly format: TransferFormat;
  readonly content: Blob;
}

/** One import, from the choice of a file to what came of it. */
@Injectable()
export class ImportRun {
  private readonly api = inject(TransferApi);

  readonly file = signal<ImportFile | undefined>(undefined);
  readonly plan = signal<ImportPlan | undefined>(undefined);
  readonly done = signal<Imported | undefined>(undefined);
  readonly error = signal<unknown>(undefined);
  readonly doing = signal<'reading' | 'applying' | undefined>(undefined);

  /** How many rows would write something. */
  readonly writes = computed(() => {
    const counts = this.plan()?.counts;
    return counts === undefined ? 0 : counts.create + counts.change;
  });
  /** The probe of each row that was written, by its line. */
  readonly probeIds = computed((): ReadonlyMap<number, string> => {
    const { created = [], changed = [] } = this.done() ?? {};
    return new Map([...created, ...changed].map(({ line, probeId }) => [line, probeId]));
  });
  readonly late = computed((): ReadonlySet<number> => new Set(this.done()?.late));

  async read(file: ImportFile): Promise<void> {
    this.forget();
    this.file.set(file);
    await this.during('reading', async () => {
      this.plan.set(await this.api.dryRun(file.format, file.content));
    });
  }

  async apply(): Promise<void> {
    const plan = this.plan();
    if (plan === undefined) return;
    await this.during('applying', async () => {
      this.done.set(await this.api.apply(plan.token, plan.counts.refuse > 0));
    });
  }

  async readAgain(): Promise<void> {
    const file = this.file();
    if (file !== undefined) await this.read(file);
  }

  forget(): void {
    for (const part of [this.file, this.plan, this.done, this.error]) part.set(undefined);
  }

  /** While one is done, nothing else can be begun. */
  private async during(what: 'reading' | 'applying', work: () => Promise<void>): Promise<void> {
    this.error.set(undefined);
    this.doing.set(what);
    try {
      await work();
    } catch (error) {
      this.error.set(error);
    } finally {
      this.doing.set(undefined);
    }
  }
}

/** What the rows can be narrowed to, the worst first. */
export const shownActions = ['refuse', 'create', 'change', 'same'] as const satisfies RowAction[];
