import { computed, inject, Injectable, signal } from '@angular/core';
import type { ApiProblem } from '../../core/api-error';
import type { ProbeType, ProbeWholeFragment } from '../../core/gql/graphql';
import { Language } from '../../core/language';
import {
  type Draft,
  type DraftHeader,
  draftOf,
  emptyDraft,
  headerField,
  shownFields,
  type TextFieldName,
} from './draft';
import { beside, type FieldProblems, judge } from './problems';

const timeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
const noProblems: FieldProblems = new Map();

/** What stands in the form and what is wrong with it. Nothing that was typed is lost but by the typist. */
@Injectable()
export class FormState {
  private readonly t = inject(Language).t;
  private readonly begun = signal<Draft>(emptyDraft);
  private readonly current = signal<Draft>(emptyDraft);
  /** The fields that were left once: only what somebody has finished is judged before they save. */
  private readonly visited = signal<ReadonlySet<string>>(new Set());
  private readonly attempted = signal(false);
  private readonly refused = signal<FieldProblems>(noProblems);
  private readonly judged = computed(() => judge(this.current(), this.t, timeZone));

  readonly draft = this.current.asReadonly();
  readonly changed = computed(
    () => JSON.stringify(this.current()) !== JSON.stringify(this.begun()),
  );
  /** What the API refused that has no field of its own. */
  readonly general = computed(() => this.refused().get('') ?? []);
  /** How many fields are not right yet, once somebody has tried to save. */
  readonly open = computed(() => (this.attempted() ? this.judged().size : 0));

  begin(probe: ProbeWholeFragment | undefined): void {
    const draft = probe === undefined ? emptyDraft : draftOf(probe);
    this.begun.set(draft);
    this.current.set(draft);
  }

  problemsAt(field: string): readonly string[] {
    const shown = this.attempted() || this.visited().has(field);
    return [
      ...new Set([
        ...(shown ? (this.judged().get(field) ?? []) : []),
        ...(this.refused().get(field) ?? []),
      ]),
    ];
  }

  /** Shows everything that is wrong; whether nothing is. */
  attempt(): boolean {
    this.attempted.set(true);
    this.refused.set(noProblems);
    return this.judged().size === 0;
  }

  refuse(problems: readonly ApiProblem[]): void {
    this.refused.set(beside(problems, shownFields(this.current())));
  }

  leave(field: string): void {
    this.visited.update(visited => new Set([...visited, field]));
  }

  write(field: TextFieldName, text: string): void {
    this.current.update(draft => ({ ...draft, texts: { ...draft.texts, [field]: text } }));
    this.forgive(field);
  }

  choose(type: ProbeType): void {
    this.current.update(draft => ({ ...draft, type }));
    this.refused.set(noProblems);
  }

  setEnabled(enabled: boolean): void {
    this.current.update(draft => ({ ...draft, enabled }));
  }

  addHeader(): void {
    this.setHeaders([...this.current().headers, { name: '', value: '' }]);
  }

  writeHeader(index: number, part: keyof DraftHeader, text: string): void {
    this.setHeaders(
      this.current().headers.map((header, at) =>
        at === index ? { ...header, [part]: text } : header,
      ),
    );
    this.forgive(headerField(index, part));
  }

  removeHeader(index: number): void {
    this.setHeaders(this.current().headers.filter((_, at) => at !== index));
  }

  private setHeaders(headers: readonly DraftHeader[]): void {
    this.current.update(draft => ({ ...draft, headers }));
  }

  /** What the API refused is forgotten once it is written anew. */
  private forgive(field: string): void {
    this.refused.update(
      refused => new Map([...refused].filter(([at]) => at !== field && at !== '')),
    );
  }
}
