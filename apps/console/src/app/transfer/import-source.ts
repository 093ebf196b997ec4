import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { transferLimits } from '@dialtone/model';
import { Language } from '../core/language';
import { Icon } from '../ui/icon';
import { Toast } from '../ui/toast';
import { formatIn, formatOf } from './file-format';
import type { ImportFile } from './import-run';
import { saveFile } from './save-file';
import { TransferApi } from './transfer-api';

/** A workbook cannot be pasted. */
const pastedFormats = ['csv', 'json', 'yaml'] as const;
const mostMb = transferLimits.bytes / 1024 / 1024;

/** Where a file comes from: dropped, chosen, or pasted as text. */
@Component({
  selector: 'app-import-source',
  imports: [Icon, MatButton],
  templateUrl: './import-source.html',
  styleUrl: './import-source.css',
})
export class ImportSource {
  readonly busy = input(false);
  readonly given = output<ImportFile>();

  private readonly api = inject(TransferApi);
  private readonly toast = inject(Toast);
  private readonly language = inject(Language);
  protected readonly t = this.language.t;
  protected readonly formats = pastedFormats;
  protected readonly mostMb = mostMb;
  protected readonly over = signal(false);
  protected readonly refusal = signal<string | undefined>(undefined);
  protected readonly pasted = signal('');
  protected readonly picked = signal<string | undefined>(undefined);
  protected readonly guessed = computed(
    () => pastedFormats.find(each => each === this.picked()) ?? formatIn(this.pasted()),
  );

  protected hover(event: DragEvent): void {
    event.preventDefault();
    this.over.set(true);
  }

  protected take(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    this.give(event.dataTransfer?.files[0]);
  }

  protected choose(field: HTMLInputElement): void {
    this.give(field.files?.[0]);
    // The same file, mended meanwhile, can be chosen again.
    field.value = '';
  }

  protected send(): void {
    const content = new Blob([this.pasted()]);
    this.given.emit({ name: this.t('import.pasted'), format: this.guessed(), content });
  }

  /** An export of what there is none of holds the titles alone. */
  protected async template(): Promise<void> {
    try {
      const nothing = { search: '\u0001', titles: this.language.name() };
      saveFile(await this.api.export('xlsx', nothing), 'dialtone-probes.xlsx');
    } catch (error) {
      this.toast.sayFailure(error);
    }
  }

  private give(file: File | undefined): void {
    if (file === undefined || this.busy()) return;
    const { name } = file;
    const format = formatOf(name);
    const tooLarge = file.size > transferLimits.bytes;
    if (tooLarge) this.refusal.set(this.t('import.tooLarge', { name, size: mostMb }));
    else if (format === undefined) this.refusal.set(this.t('import.unknown', { name }));
    else {
      this.refusal.set(undefined);
      this.given.emit({ name, format, content: file });
    }
  }
}
