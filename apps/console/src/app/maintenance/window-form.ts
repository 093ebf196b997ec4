import { Component, computed, inject, resource, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import type { FieldProblems } from '../core/field-problems';
import { Language } from '../core/language';
import { viewerZone, zones } from '../core/viewer-zone';
import { Icon } from '../ui/icon';
import { MomentField } from '../ui/moment-field';
import { refusedFields } from '../ui/refused-fields';
import { Segments } from '../ui/segments';
import { TextField } from '../ui/text-field';
import { MaintenanceApi, type Window } from './maintenance-api';
import { OpeningPreview } from './opening-preview';
import { ProbePicker } from './probe-picker';
import { draftOf, inputOf, newDraft, type WindowDraft } from './window-draft';

const shown = new Set([
  ...['title', 'from', 'until', 'cron', 'timeZone', 'durationMinutes'],
  ...['probeIds', 'applications'],
]);

/** A maintenance window in its drawer: what it is called, when it is open, and which probes it is for. */
@Component({
  selector: 'app-window-form',
  imports: [
    Icon,
    MatButton,
    MatDialogModule,
    MatIconButton,
    MomentField,
    OpeningPreview,
    ProbePicker,
    Segments,
    TextField,
  ],
  templateUrl: './window-form.html',
  styleUrls: ['../ui/drawer-form.css', './window-form.css'],
})
export class WindowForm {
  private readonly api = inject(MaintenanceApi);
  private readonly drawer = inject<MatDialogRef<WindowForm, true>>(MatDialogRef);
  private readonly language = inject(Language);
  protected readonly window = inject<Window | undefined>(MAT_DIALOG_DATA);
  protected readonly t = this.language.t;
  /** The times of the fields are meant in it; it stays the same while the form is open. */
  protected readonly zone = viewerZone();

  protected readonly draft = signal<WindowDraft>(
    this.window === undefined
      ? newDraft(Date.now(), this.zone)
      : draftOf(this.window, Date.now(), this.zone),
  );
  protected readonly problems = signal<FieldProblems>(new Map());
  protected readonly busy = signal(false);
  private readonly defaults = resource({
    loader: ({ abortSignal }) => this.api.defaults(abortSignal),
  });
  /** Those that the window names already stay on offer when no probe has them any more. */
  protected readonly applications = computed(() => {
    const known = this.defaults.hasValue() ? this.defaults.value().applications : [];
    return [...new Set([...known, ...(this.window?.applications ?? [])])];
  });
  protected readonly kinds = computed(() => [
    { value: 'once', word: this.t('maintenance.once') },
    { value: 'again', word: this.t('maintenance.recurring') },
  ]);
  protected readonly zoneOptions = computed(() => {
    const zone = this.defaults.hasValue() ? this.defaults.value().productInfo.timeZone : '…';
    return [
      { value: '', word: this.t('maintenance.serverZone', { zone }) },
      ...zones.map(value => ({ value, word: value.replaceAll('_', ' ') })),
    ];
  });

  protected write(change: Partial<WindowDraft>): void {
    this.draft.update(draft => ({ ...draft, ...change }));
  }

  protected chooseKind(value: string): void {
    this.write({ kind: value === 'again' ? 'again' : 'once' });
    this.problems.set(new Map());
  }

  protected choose(application: string, chosen: boolean): void {
    this.draft.update(draft => ({
      ...draft,
      applications: chosen
        ? [...draft.applications, application]
        : draft.applications.filter(each => each !== application),
    }));
  }

  protected at(field: string): readonly string[] {
    return this.problems().get(field) ?? [];
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    this.busy.set(true);
    try {
      await this.api.save(inputOf(this.draft(), this.zone), this.window?.id);
      this.drawer.close(true);
    } catch (error) {
      this.problems.set(refusedFields(error, shown, this.language));
    } finally {
      this.busy.set(false);
    }
  }
}
