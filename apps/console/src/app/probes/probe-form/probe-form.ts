import {
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  resource,
  signal,
  untracked,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialog,
  MatDialogActions,
  MatDialogContent,
  MatDialogRef,
} from '@angular/material/dialog';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import { recordTypes } from '@dialtone/model';
import { ApiError } from '../../core/api-error';
import type {
  ProbeInput,
  ProbeType,
  ProbeWholeFragment,
  ResultPartsFragment,
} from '../../core/gql/graphql';
import { Language } from '../../core/language';
import { confirmed } from '../../ui/confirm';
import { errorText } from '../../ui/error-message';
import { Icon } from '../../ui/icon';
import { TextField } from '../../ui/text-field';
import { Toast } from '../../ui/toast';
import type { FormTask } from '../form-opener';
import { ProbesApi } from '../probes-api';
import {
  type Draft,
  type DraftHeader,
  draftOf,
  emptyDraft,
  headerField,
  inputOf,
  methodNames,
  shownFields,
  type TextFieldName,
} from './draft';
import { beside, type FieldProblems, judge } from './problems';
import { SchedulePreview } from './schedule-preview';
import { TryResult } from './try-result';

/** How long after the last key the schedule is asked for, in milliseconds. */
const pauseMs = 300;
const timeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
const noProblems: FieldProblems = new Map();

@Component({
  selector: 'app-probe-form',
  imports: [
    Icon,
    MatButton,
    MatDialogActions,
    MatDialogContent,
    MatIconButton,
    MatSlideToggle,
    SchedulePreview,
    TextField,
    TryResult,
  ],
  templateUrl: './probe-form.html',
  styleUrl: './probe-form.css',
  host: { '(keydown.escape)': 'close($event)', '(keydown.control.enter)': 'save($event)' },
})
export class ProbeForm {
  private readonly api = inject(ProbesApi);
  private readonly dialog = inject(MatDialog);
  private readonly toast = inject(Toast);
  private readonly language = inject(Language);
  private readonly drawer = inject<MatDialogRef<ProbeForm, ProbeWholeFragment>>(MatDialogRef);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly task = inject<FormTask>(MAT_DIALOG_DATA);
  protected readonly t = this.language.t;
  protected readonly tn = this.language.tn;
  protected readonly types: readonly ProbeType[] = ['HTTP', 'TCP', 'DNS', 'ICMP'];
  protected readonly methods = methodNames;
  protected readonly recordTypes = recordTypes;
  protected readonly headerField = headerField;

  private readonly begun = this.task.probe === undefined ? emptyDraft : draftOf(this.task.probe);
  protected readonly draft = signal<Draft>(this.begun);
  private readonly changed = computed(
    () => JSON.stringify(this.draft()) !== JSON.stringify(this.begun),
  );

  /** The fields that were left once: only what somebody has finished is judged before they save. */
  private readonly visited = signal<ReadonlySet<string>>(new Set());
  private readonly attempted = signal(false);
  private readonly judged = computed(() => judge(this.draft(), this.t, timeZone));
  private readonly refused = signal<FieldProblems>(noProblems);

  protected readonly working = signal<'saving' | 'trying' | undefined>(undefined);
  protected readonly failure = signal<string | undefined>(undefined);
  protected readonly tried = signal<ResultPartsFragment | undefined>(undefined);

  private readonly cron = signal(this.begun.texts.cron);
  protected readonly preview = resource({
    params: () => this.cron().trim() || undefined,
    loader: ({ params, abortSignal }) => this.api.schedulePreview(params, abortSignal),
  });
  protected readonly applications = resource({
    loader: ({ abortSignal }) => this.api.applications(abortSignal),
  });
  protected readonly applicationNames = computed(() =>
    this.applications.hasValue() ? this.applications.value() : [],
  );
  protected readonly shownPreview = computed(() =>
    this.preview.hasValue() && this.problemsAt('cron').length === 0
      ? this.preview.value()
      : undefined,
  );
  private readonly previewProblems = computed<readonly string[]>(() => {
    const error = this.preview.error();
    if (!(error instanceof ApiError) || error.code !== 'BAD_USER_INPUT') return [];
    return error.problems.length > 0
      ? error.problems.map(({ message }) => message)
      : [error.message];
  });

  protected readonly title = computed(() => this.t(`form.${this.task.kind}`));
  protected readonly general = computed(() => this.refused().get('') ?? []);
  protected readonly open = computed(() => {
    const count = this.attempted() ? this.judged().size : 0;
    return count > 0 ? this.tn('form.problems', count) : undefined;
  });
  /** Headers and a body are seldom needed: folded away unless they are there. */
  protected readonly unfolded =
    this.begun.headers.length > 0 || this.begun.texts['target.http.body'] !== '';

  constructor() {
    effect(onCleanup => {
      const { cron } = this.draft().texts;
      const timer = setTimeout(
        () => {
          this.cron.set(cron);
        },
        untracked(this.cron) === cron ? 0 : pauseMs,
      );
      onCleanup(() => {
        clearTimeout(timer);
      });
    });
    this.drawer.backdropClick().subscribe(() => void this.close());
  }

  protected problemsAt(field: string): readonly string[] {
    const shown = this.attempted() || this.visited().has(field);
    const found = [
      ...(shown ? (this.judged().get(field) ?? []) : []),
      ...(this.refused().get(field) ?? []),
      ...(field === 'cron' ? this.previewProblems() : []),
    ];
    return [...new Set(found)];
  }

  protected write(field: TextFieldName, text: string): void {
    this.draft.update(draft => ({ ...draft, texts: { ...draft.texts, [field]: text } }));
    this.forgive(field);
  }

  protected leave(field: string): void {
    this.visited.update(visited => new Set([...visited, field]));
  }

  protected choose(type: ProbeType): void {
    this.draft.update(draft => ({ ...draft, type }));
    this.refused.set(noProblems);
    this.tried.set(undefined);
  }

  protected setEnabled(enabled: boolean): void {
    this.draft.update(draft => ({ ...draft, enabled }));
  }

  protected addHeader(): void {
    this.setHeaders([...this.draft().headers, { name: '', value: '' }]);
  }

  protected writeHeader(index: number, change: Partial<DraftHeader>): void {
    this.setHeaders(
      this.draft().headers.map((header, at) => (at === index ? { ...header, ...change } : header)),
    );
    for (const part of Object.keys(change)) this.forgive(`target.http.headers.${index}.${part}`);
  }

  protected removeHeader(index: number): void {
    this.setHeaders(this.draft().headers.filter((_, at) => at !== index));
  }

  protected async try(): Promise<void> {
    await this.ask('trying', async input => {
      this.tried.set(undefined);
      this.tried.set(await this.api.try(input));
    });
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    await this.ask('saving', async input => {
      const { kind, probe } = this.task;
      const saved =
        kind === 'edit' && probe !== undefined
          ? await this.api.update(probe.id, input)
          : await this.api.create(input);
      this.toast.say(this.t('form.saved'));
      this.drawer.close(saved);
    });
  }

  protected async close(event?: Event): Promise<void> {
    event?.stopPropagation();
    const sure =
      !this.changed() ||
      (await confirmed(this.dialog, {
        title: this.t('form.discardTitle'),
        text: this.t('form.discardText'),
        yes: this.t('form.discard'),
      }));
    if (sure) this.drawer.close();
  }

  /** Judges first, then asks the API; whatever either finds wrong ends beside its field. */
  private async ask(
    working: 'saving' | 'trying',
    work: (input: ProbeInput) => Promise<void>,
  ): Promise<void> {
    if (this.working() !== undefined) return;
    this.attempted.set(true);
    this.failure.set(undefined);
    this.refused.set(noProblems);
    if (this.judged().size > 0) {
      this.pointAtFirstProblem();
      return;
    }
    this.working.set(working);
    try {
      await work(inputOf(this.draft()));
    } catch (error) {
      this.take(error);
    } finally {
      this.working.set(undefined);
    }
  }

  private take(error: unknown): void {
    if (error instanceof ApiError && error.problems.length > 0) {
      this.refused.set(beside(error.problems, shownFields(this.draft())));
      this.pointAtFirstProblem();
    } else {
      this.failure.set(errorText(error, this.language));
    }
  }

  private setHeaders(headers: readonly DraftHeader[]): void {
    this.draft.update(draft => ({ ...draft, headers }));
  }

  /** What the API refused is forgotten once it is written anew. */
  private forgive(field: string): void {
    this.refused.update(
      refused => new Map([...refused].filter(([at]) => at !== field && at !== '')),
    );
  }

  private pointAtFirstProblem(): void {
    setTimeout(() => {
      const first = this.element.nativeElement.querySelector<HTMLElement>('[aria-invalid="true"]');
      first?.closest('details')?.setAttribute('open', '');
      first?.focus();
    });
  }
}
