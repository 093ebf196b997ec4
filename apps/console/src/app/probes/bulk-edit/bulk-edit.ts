import { Component, computed, inject, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { Language, type TextKey } from '../../core/language';
import { errorText } from '../../ui/error-message';
import { TextField } from '../../ui/text-field';
import type { Names } from '../probes-api';
import { BulkEditApi, type BulkOutcome, type BulkRow } from './bulk-edit-api';
import { type BulkDraft, patchOf } from './bulk-draft';

export interface BulkTask {
  readonly ids: readonly string[];
  /** Those that are there already. */
  readonly names: Names;
}

interface Further {
  /** The id of the preview. */
  readonly of: string;
  readonly rows: readonly BulkRow[];
  readonly pages: number;
}

/** How long after a key the preview is asked for, in milliseconds. */
const pauseMs = 250;

interface FieldOf {
  readonly name: keyof BulkDraft;
  readonly label: TextKey;
  readonly hint: TextKey;
  readonly first: string;
}
const fields: readonly FieldOf[] = [
  { name: 'cron', label: 'column.schedule', hint: 'bulk.cronHint', first: '' },
  { name: 'timeoutMs', label: 'bulk.timeout', hint: 'bulk.timeoutHint', first: '' },
  { name: 'application', label: 'column.application', hint: 'bulk.applicationHint', first: '' },
  { name: 'addTags', label: 'bulk.addTags', hint: 'bulk.tagsHint', first: '' },
  { name: 'removeTags', label: 'bulk.removeTags', hint: 'bulk.tagsHint', first: '' },
  { name: 'enabled', label: 'column.enabled', hint: 'bulk.enabledHint', first: 'no' },
];

/** One change to many probes: what is to be different, and what that means for each of them before it is done. */
@Component({
  selector: 'app-bulk-edit',
  imports: [MatButton, MatDialogModule, TextField],
  templateUrl: './bulk-edit.html',
  styleUrl: './bulk-edit.css',
})
export class BulkEdit {
  private readonly api = inject(BulkEditApi);
  private readonly dialog = inject<MatDialogRef<BulkEdit, BulkOutcome>>(MatDialogRef);
  protected readonly task = inject<BulkTask>(MAT_DIALOG_DATA);
  private readonly language = inject(Language);
  protected readonly t = this.language.t;
  protected readonly said = this.language.said;
  protected readonly tn = this.language.tn;
  protected readonly fields = fields;

  protected readonly draft = signal<BulkDraft>({});
  protected readonly applying = signal(false);
  /** What stood in the way when it was to be done. */
  protected readonly inTheWay = signal<readonly BulkRow[]>([]);
  protected readonly failure = signal<string | undefined>(undefined);

  private readonly patch = computed(() => patchOf(this.draft()), {
    equal: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  protected readonly preview = resource({
    params: () => this.patch(),
    loader: async ({ params, abortSignal }) => {
      await new Promise(resolve => setTimeout(resolve, pauseMs));
      abortSignal.throwIfAborted();
      return this.api.preview(this.task.ids, params, abortSignal);
    },
  });
  protected readonly shown = computed(() =>
    this.preview.hasValue() ? this.preview.value() : undefined,
  );
  /** The pages behind the first that were asked for, of one preview. */
  private readonly further = signal<Further>({ of: '', rows: [], pages: 0 });
  protected readonly rows = computed(() => {
    const blocked = this.inTheWay();
    if (blocked.length > 0) return blocked;
    const [shown, further] = [this.shown(), this.further()];
    if (shown === undefined) return [];
    return further.of === shown.id ? [...shown.rows, ...further.rows] : shown.rows;
  });
  /** How many rows of the preview are not shown yet. */
  protected readonly left = computed(() => {
    const shown = this.shown();
    if (shown === undefined || this.inTheWay().length > 0) return 0;
    return shown.changing + shown.refused - this.rows().length;
  });
  protected readonly previewError = computed(() => {
    const error = this.preview.error();
    return error === undefined ? undefined : errorText(error, this.language);
  });
  protected readonly ready = computed(() => {
    const shown = this.shown();
    return !this.preview.isLoading() && !!shown && shown.refused === 0 && shown.changing > 0;
  });

  protected isChanged(name: keyof BulkDraft): boolean {
    return this.draft()[name] !== undefined;
  }

  protected want({ name, first }: FieldOf, wanted: boolean): void {
    const { [name]: _, ...others } = this.draft();
    this.write(wanted ? { ...others, [name]: first } : others);
  }

  protected set(name: keyof BulkDraft, value: string): void {
    this.write({ ...this.draft(), [name]: value });
  }

  protected word(field: string, value: string | null): string {
    if (value === null) return this.t(field === 'timeoutMs' ? 'bulk.usual' : 'bulk.none');
    if (field === 'enabled') return this.t(value === 'true' ? 'filter.enabled' : 'filter.disabled');
    return field === 'timeoutMs' ? `${value} ms` : value;
  }

  /** What is there already, of a field that may hold it. */
  protected suggestionsFor(name: keyof BulkDraft): readonly string[] {
    const { applications, tags } = this.task.names;
    if (name === 'application') return applications;
    return name === 'addTags' || name === 'removeTags' ? tags : [];
  }

  protected label(field: string): string {
    if (field === 'tags') return this.t('column.tags');
    const known = fields.find(({ name }) => name === field);
    return known ? this.t(known.label) : field;
  }

  protected async showMore(): Promise<void> {
    const shown = this.shown();
    if (shown === undefined) return;
    const known = this.further();
    const before = known.of === shown.id ? known : { rows: [], pages: 0 };
    try {
      const rows = await this.api.rows(shown.id, before.pages + 2);
      this.further.set({
        of: shown.id,
        rows: [...before.rows, ...rows],
        pages: before.pages + 1,
      });
    } catch (error) {
      this.failure.set(errorText(error, this.language));
    }
  }

  protected async apply(): Promise<void> {
    const shown = this.shown();
    if (shown === undefined || !this.ready()) return;
    this.applying.set(true);
    this.failure.set(undefined);
    try {
      const outcome = await this.api.apply(shown.id);
      if (outcome.refused === 0) {
        this.dialog.close(outcome);
        return;
      }
      this.inTheWay.set(outcome.problems);
      this.preview.reload();
    } catch (error) {
      this.failure.set(errorText(error, this.language));
      this.preview.reload();
    } finally {
      this.applying.set(false);
    }
  }

  private write(draft: BulkDraft): void {
    this.inTheWay.set([]);
    this.failure.set(undefined);
    this.draft.set(draft);
  }
}
