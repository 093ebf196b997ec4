import type { AnnotationInput } from '../core/gql/graphql';
import { localMoment, momentOfLocal } from '../core/local-moment';

/** The probe on whose chart something is told, and the application that it belongs to. */
export interface AnnotatedProbe {
  readonly id: string;
  readonly application: string | null;
}

/** What a form is opened for: something of this probe, at this time unless another is chosen. */
export interface AnnotationTask {
  readonly probe: AnnotatedProbe;
  /** In milliseconds since 1970. */
  readonly atMs: number;
}

/** Whose charts it stands on. */
export const annotationScopes = ['probe', 'application', 'all'] as const;
export type AnnotationScope = (typeof annotationScopes)[number];

/** Something that happened, as it is being written. */
export interface AnnotationDraft {
  readonly title: string;
  /** As a field for date and time has it, in the viewer's zone. */
  readonly at: string;
  readonly url: string;
  readonly scope: AnnotationScope;
}

/** A deployment concerns a whole application, more often than not. */
export const newAnnotation = (
  probe: AnnotatedProbe,
  atMs: number,
  zone: string,
): AnnotationDraft => ({
  title: '',
  at: localMoment(new Date(atMs), zone),
  url: '',
  scope: probe.application === null ? 'probe' : 'application',
});

/** The scopes that there are for a probe. */
export const scopesOf = ({ application }: AnnotatedProbe): readonly AnnotationScope[] =>
  annotationScopes.filter(scope => scope !== 'application' || application !== null);

export function annotationInputOf(
  draft: AnnotationDraft,
  probe: AnnotatedProbe,
  zone: string,
): AnnotationInput {
  const { title, url, scope } = draft;
  return {
    title,
    url: url.trim() === '' ? null : url,
    at: momentOfLocal(draft.at, zone)?.toISOString() ?? null,
    probeIds: scope === 'probe' ? [probe.id] : [],
    applications: scope === 'application' && probe.application !== null ? [probe.application] : [],
  };
}
