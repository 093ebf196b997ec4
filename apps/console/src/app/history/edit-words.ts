import type { Expectation } from '@dialtone/model';
import { inject, Injectable } from '@angular/core';
import type { EditPartsFragment } from '../core/gql/graphql';
import { Language } from '../core/language';
import { FieldWords } from '../probes/field-words';
import { subjectWords, wantedWords } from '../results/expectation-words';
import { differing, type Differing } from './differing';

/** A field before and after, each in up to three pieces of which the middle one differs. */
export interface FieldChange {
  readonly label: string;
  readonly before: Differing | undefined;
  readonly after: Differing | undefined;
}

/** Who changed what of a probe, in words. */
@Injectable({ providedIn: 'root' })
export class EditWords {
  private readonly language = inject(Language);
  private readonly fields = inject(FieldWords);

  who({ username, userId }: EditPartsFragment): string {
    if (username !== null) return username;
    return userId === null
      ? this.language.t('edits.outside')
      : this.language.t('edits.user', { id: userId });
  }

  /** `paused by ada`, `3 fields changed by another program` */
  headline(edit: EditPartsFragment): string {
    return this.language.t('edits.headline', { what: this.what(edit), who: this.who(edit) });
  }

  what({ kind, fields }: EditPartsFragment): string {
    const { t, tn } = this.language;
    if (kind !== 'UPDATED') return t(`edits.${kind}`);
    const [only] = fields;
    if (fields.length === 1 && only?.path === 'enabled')
      return t(only.after === 'true' ? 'edits.enabled' : 'edits.paused');
    return fields.length === 1 && only !== undefined
      ? t('edits.one', { field: this.label(only.path) })
      : tn('edits.many', fields.length);
  }

  changes({ fields }: EditPartsFragment): FieldChange[] {
    return fields.map(({ path, before, after }) => {
      const [was, is] = [before, after].map(text =>
        text === null ? undefined : this.value(path, text),
      );
      return { label: this.label(path), ...differing(was, is) };
    });
  }

  private label(path: string): string {
    const { t } = this.language;
    const general: Readonly<Record<string, string>> = {
      name: t('column.name'),
      application: t('column.application'),
      tags: t('column.tags'),
      cron: t('column.schedule'),
      enabled: t('column.enabled'),
      timeoutMs: t('edits.timeout'),
      'target.type': t('column.type'),
      'target.address': t('column.address'),
    };
    return general[path] ?? this.fields.label(path);
  }

  private value(path: string, text: string): string {
    if (text === 'true' || text === 'false')
      return this.fields.choice(text === 'true' ? 'yes' : 'no');
    if (path === 'timeoutMs') return `${text} ms`;
    if (!text.startsWith('{')) return this.fields.choice(text);
    return path.endsWith('.expectations') ? this.expectation(text) : membersIn(text);
  }

  private expectation(json: string): string {
    const told = parsed(json);
    if (told === undefined) return json;
    // The API writes expectations as the model has them.
    const expectation = told as unknown as Expectation;
    const { t } = this.language;
    const line = `${subjectWords(expectation, t)} ${wantedWords(expectation, t)}`;
    return expectation.severity === 'DEGRADED' ? `${line} (${t('state.DEGRADED')})` : line;
  }
}

type Values = Readonly<Record<string, unknown>>;

/** Undefined where a long text was cut, and so is JSON no more. */
function parsed(json: string): Values | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined; // A SyntaxError: the text was cut.
  }
}

const membersIn = (json: string): string => {
  const values = parsed(json);
  if (values === undefined) return json;
  return Object.entries(values)
    .filter(([, value]) => typeof value === 'string')
    .map(([, value]) => String(value))
    .join(': ');
};
