import { computed, Injectable, signal } from '@angular/core';
import type { Subject } from '@dialtone/model';
import type { ResultWholeFragment } from '../../../core/gql/graphql';
import { type DraftGroup, textOf, textsOf } from '../draft-value';
import { subjectOf } from '../expectation-draft';
import type { Point } from './point';
import { pointsOf } from './points';
import { holds } from './verdict';

export interface Verdict {
  readonly held: boolean;
  /** What the answer had, where it is short enough to say. */
  readonly shown: string;
}

/** The answer of the last trial run, against which expectations can be held while they are typed. */
@Injectable()
export class TrialAnswer {
  private readonly result = signal<ResultWholeFragment | undefined>(undefined);
  private readonly subjects = signal<readonly Subject[]>([]);
  readonly pointed = computed(() => {
    const result = this.result();
    return result === undefined ? [] : pointsOf(result, this.subjects());
  });
  private readonly points = computed(() => this.pointed().flatMap(({ points }) => points));

  take(result: ResultWholeFragment | undefined, subjects: readonly Subject[]): void {
    this.result.set(result);
    this.subjects.set(subjects);
  }

  /** Whether an expectation holds of that answer; undefined where only another trial run can tell. */
  verdict(draft: DraftGroup): Verdict | undefined {
    const point = this.points().find(each => looksAt(each, draft));
    if (point === undefined) return undefined;
    const held = holds(draft, point.reading);
    return held === undefined ? undefined : { held, shown: point.shown };
  }
}

/** Whether an expectation looks at what a point shows. */
function looksAt({ subject, name = '' }: Point, draft: DraftGroup): boolean {
  if (subjectOf(draft) !== subject) return false;
  const written = textOf(draft['name']);
  return (subject === 'HEADER' ? written.toLowerCase() : written) === name;
}

/** Of these an answer shows many, each of which may be expected. */
const many: ReadonlySet<Subject> = new Set([
  'BODY',
  'REPLY',
  'CERTIFICATE_NAMES',
  'DNS_ANSWERS',
  'DNS_AUTHORITY',
  'DNS_ADDITIONAL',
]);

/** Whether what was pointed at is expected already, in this way or another. */
export const isExpected = (point: Point, draft: DraftGroup): boolean =>
  looksAt(point, draft) &&
  (!many.has(point.subject) ||
    point.values.every(value => textsOf(draft['values']).includes(value)));
