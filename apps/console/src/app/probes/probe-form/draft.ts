import { type ProbeType, tagsIn, targetKinds, targetTypeOf, targetTypes } from '@dialtone/model';
import type { ProbeInput, ProbeWholeFragment, TargetInput } from '../../core/gql/graphql';
import { type DraftGroup, isGroup, isRecord } from './draft-value';
import { groupDraft, groupInput, shownPaths } from './target-draft';

/** The fields of a probe that are not its target's. */
export const ownFields = ['name', 'application', 'tags', 'cron', 'timeoutMs'] as const;
export type OwnField = (typeof ownFields)[number];

/** What stands in the form: text as it was typed, for all types at once, so that changing the type loses nothing. */
export interface Draft {
  readonly type: ProbeType;
  readonly enabled: boolean;
  readonly texts: Readonly<Record<OwnField, string>>;
  /** By type, as inputs name it: `{ http: { url: … }, tcp: … }`. */
  readonly target: DraftGroup;
}

function targetDraft(settings: unknown): DraftGroup {
  const given = isRecord(settings) ? settings : {};
  return Object.fromEntries(
    targetTypes.map(type => [type, groupDraft(targetKinds[type].fields, given[type])]),
  );
}

export const emptyDraft: Draft = {
  type: 'HTTP',
  enabled: true,
  texts: { name: '', application: '', tags: '', cron: '30s', timeoutMs: '' },
  target: targetDraft(undefined),
};

/** A probe on file as the form shows it. */
export const draftOf = (probe: ProbeWholeFragment): Draft => ({
  type: probe.type ?? emptyDraft.type,
  enabled: probe.enabled,
  texts: {
    name: probe.name,
    application: probe.application ?? '',
    tags: probe.tags.join(', '),
    cron: probe.cron,
    timeoutMs: probe.timeoutWished === null ? '' : String(probe.timeoutWished),
  },
  target: targetDraft(probe.settings),
});

/** What was typed for the chosen type. */
export function chosenTarget({ type, target }: Draft): DraftGroup {
  const chosen = target[targetTypeOf(type)];
  return isGroup(chosen) ? chosen : {};
}

/** What the API is given. A number that is none becomes NaN, which every judge refuses. */
export function inputOf(draft: Draft): ProbeInput {
  const { enabled, texts } = draft;
  const type = targetTypeOf(draft.type);
  const target: unknown = {
    [type]: groupInput(targetKinds[type].fields, chosenTarget(draft)),
  };
  return {
    name: texts.name,
    application: texts.application.trim() || null,
    tags: tagsIn(texts.tags),
    cron: texts.cron,
    enabled,
    timeoutMs: texts.timeoutMs.trim() === '' ? null : Number(texts.timeoutMs.trim()),
    // The fields are those of the model, from which the API's input is derived.
    target: target as TargetInput,
  };
}

/** The fields that the form shows for this draft: where a problem can stand beside its cause. */
export function shownFields(draft: Draft): ReadonlySet<string> {
  const type = targetTypeOf(draft.type);
  const paths = shownPaths(targetKinds[type], chosenTarget(draft));
  return new Set([...ownFields, ...paths.map(path => `target.${type}.${path}`)]);
}
