import { computed, inject, Injectable, signal } from '@angular/core';
import { type Fields, type ProbeType, targetTypeOf } from '@dialtone/model';
import type { ApiProblem } from '../../core/api-error';
import type { ProbeWholeFragment } from '../../core/gql/graphql';
import { Language } from '../../core/language';
import { type Draft, draftOf, emptyDraft, type OwnField, shownFields } from './draft';
import { type DraftGroup, type DraftValue, groupsOf, valueAt, withValueAt } from './draft-value';
import { filledDraft } from './draft-filling';
import { moved } from './moved';
import type { Filling } from './pasted/filling';
import { beside, type FieldProblems, judge } from './problems';
import { groupDraft } from './target-draft';

const timeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
const noProblems: FieldProblems = new Map();

/** What stands in the form and what is wrong with it. Nothing that was typed is lost but by the typist. */
@Injectable()
export class FormState {
  private readonly t = inject(Language).t;
  private readonly begun = signal<Draft>(emptyDraft);
  /** What was put there as a whole, at first or later: parts that hold something are open then. */
  private readonly opened = signal<Draft>(emptyDraft);
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
    this.replace(draft);
  }

  /** Where the expectations of the chosen type stand. */
  readonly expectationsPath = computed(
    () => `target.${targetTypeOf(this.current().type)}.expectations`,
  );

  /** What was typed at a path of the target, such as `target.http.headers.0.name`. */
  at(path: string): DraftValue | undefined {
    return valueAt(this.current().target, within(path));
  }

  /** What stood there when the form was opened, or filled. */
  begunAt(path: string): DraftValue | undefined {
    return valueAt(this.opened().target, within(path));
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

  /** How many fields at or below these paths have a problem that is shown. */
  problemCount(paths: readonly string[]): number {
    const all = new Set([...this.judged().keys(), ...this.refused().keys()]);
    const below = [...all].filter(at =>
      paths.some(path => at === path || at.startsWith(`${path}.`)),
    );
    return below.filter(at => this.problemsAt(at).length > 0).length;
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

  write(field: OwnField, text: string): void {
    this.current.update(draft => ({ ...draft, texts: { ...draft.texts, [field]: text } }));
    this.forgive(field);
  }

  /** Writes at a path of the target. */
  put(path: string, value: DraftValue): void {
    this.current.update(draft => ({
      ...draft,
      target: withValueAt(draft.target, within(path), value),
    }));
    this.forgive(path);
  }

  choose(type: ProbeType): void {
    this.current.update(draft => ({ ...draft, type }));
    this.refused.set(noProblems);
  }

  /** Writes many things at once: what was said of the fields before means others now. */
  fill(filling: Filling): void {
    this.replace(filledDraft(this.current(), filling));
  }

  replace(draft: Draft): void {
    this.opened.set(draft);
    this.current.set(draft);
    this.visited.set(new Set());
    this.refused.set(noProblems);
  }

  setEnabled(enabled: boolean): void {
    this.current.update(draft => ({ ...draft, enabled }));
  }

  /** Adds an empty member to a list of groups, or the one that is given. */
  add(path: string, fields: Fields, member: DraftGroup = groupDraft(fields, undefined)): void {
    this.put(path, [...groupsOf(this.at(path)), member]);
  }

  remove(path: string, index: number): void {
    this.reorder(
      path,
      groupsOf(this.at(path)).filter((_, at) => at !== index),
    );
  }

  move(path: string, index: number, by: 1 | -1): void {
    this.reorder(path, moved(groupsOf(this.at(path)), index, by));
  }

  /** What was said of members by their places means others now. */
  private reorder(path: string, members: readonly DraftGroup[]): void {
    this.put(path, members);
    const elsewhere = (field: string) => !field.startsWith(`${path}.`);
    this.visited.update(visited => new Set([...visited].filter(elsewhere)));
    this.refused.update(refused => new Map([...refused].filter(([field]) => elsewhere(field))));
  }

  /** What the API refused is forgotten once it is written anew. */
  private forgive(field: string): void {
    this.refused.update(
      refused => new Map([...refused].filter(([at]) => at !== field && at !== '')),
    );
  }
}

/** A path of the form within the target. */
const within = (path: string): string[] => path.split('.').slice(1);
