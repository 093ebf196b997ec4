import { concealed, mapSecrets, probeTypes, targetKinds, targetTypes } from '@dialtone/model';
import { type Draft, emptyDraft, ownFields } from './draft';
import { type DraftGroup, isGroup, isRecord } from './draft-value';

/** A draft as it may lie in the browser: without what the API, too, would never show again. */
export function withoutSecrets(draft: Draft): Draft {
  const target = Object.entries(draft.target).map(([type, group]) => {
    const fields = targetTypes.find(each => each === type);
    return [type, fields === undefined || !isGroup(group) ? group : emptied(fields, group)];
  });
  return { ...draft, target: Object.fromEntries(target) as DraftGroup };
}

const emptied = (type: (typeof targetTypes)[number], group: DraftGroup): DraftGroup =>
  mapSecrets(targetKinds[type].fields, group, ({ text, hidden }) =>
    hidden && text !== concealed ? '' : text,
  ) as DraftGroup;

/** Whether something was left out, to be typed again. */
export const hasSecrets = (draft: Draft): boolean =>
  JSON.stringify(withoutSecrets(draft)) !== JSON.stringify(draft);

/** Reads what was kept; undefined when it is no draft. */
export function draftFrom(kept: unknown): Draft | undefined {
  if (!isRecord(kept) || !isRecord(kept['texts']) || !isRecord(kept['target'])) return undefined;
  const type = probeTypes.find(each => each === kept['type']);
  const texts = kept['texts'];
  if (type === undefined || ownFields.some(field => typeof texts[field] !== 'string'))
    return undefined;
  return {
    type,
    enabled: kept['enabled'] === true,
    texts: texts as Draft['texts'],
    target: { ...emptyDraft.target, ...(kept['target'] as DraftGroup) },
  };
}
