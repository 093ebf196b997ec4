import type { ProbeWholeFragment } from '../../core/gql/graphql';

/** What the form begins with, and what saving it means. */
export interface FormTask {
  readonly kind: 'create' | 'edit' | 'duplicate';
  readonly probe?: ProbeWholeFragment;
  /** Goes on at once from what was typed before and not saved. */
  readonly resumed?: true;
}
