import { targetKinds, targetTypeOf, targetTypes } from '@dialtone/model';
import { chosenTarget, type Draft } from './draft';
import { type DraftGroup, isGroup, textOf } from './draft-value';
import type { Filling } from './pasted/filling';
import { groupDraft } from './target-draft';

/** A draft with what a filling says. A name that somebody typed stays; the other types get the host, where they have none. */
export function filledDraft(draft: Draft, filling: Filling): Draft {
  const type = targetTypeOf(filling.type);
  const { name, cron, timeoutMs } = draft.texts;
  const filled: Draft = {
    ...draft,
    type: filling.type,
    texts: {
      ...draft.texts,
      name: name.trim() === '' ? (filling.name ?? '') : name,
      cron: filling.cron ?? cron,
      timeoutMs: filling.timeoutMs === undefined ? timeoutMs : String(filling.timeoutMs),
    },
    target: { ...draft.target, [type]: groupDraft(targetKinds[type].fields, filling.target) },
  };
  const host = hostOf(chosenTarget(filled));
  return host === undefined ? filled : { ...filled, target: withHost(filled.target, host) };
}

function hostOf(target: DraftGroup): string | undefined {
  const url = textOf(target['url']);
  if (url !== '') return URL.canParse(url) ? new URL(url).hostname : undefined;
  return textOf(target['host']) || undefined;
}

/** Whoever chooses another type for the same machine need not type it again. */
const withHost = (target: DraftGroup, host: string): DraftGroup => ({
  ...target,
  ...Object.fromEntries(
    targetTypes.flatMap(type => {
      const group = target[type];
      return isGroup(group) && group['host'] === '' ? [[type, { ...group, host }]] : [];
    }),
  ),
});
