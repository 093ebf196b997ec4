import { concealed, mapSecrets, type Target, targetKinds } from '@dialtone/model';

/** A target as it may be shown: what is hidden is there, and says nothing. */
export const shownTarget = (target: Target): Target =>
  mapSecrets(targetKinds[target.type].fields, { ...target }, ({ text, hidden }) =>
    hidden && text !== '' ? concealed : text,
  ) as unknown as Target; // The walk changes texts alone.

/** A target as `TargetInput` takes it, with nothing hidden in it. */
export function settingsOf(target: Target): Record<string, unknown> {
  const { type, ...fields } = shownTarget(target);
  return { [type]: fields };
}
