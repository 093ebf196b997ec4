import type { Command } from '../../core/commands';
import type { Language } from '../../core/language';

/** What can be done to the probe on screen. */
export interface ProbeActions {
  readonly checkNow: () => void;
  readonly setEnabled: (enabled: boolean) => void;
  readonly edit: () => void;
  readonly duplicate: () => void;
  readonly delete: () => void;
}

/** The commands of a probe's page; none while there is no probe. */
export function probeCommands(
  probe: { readonly enabled: boolean } | null | undefined,
  actions: ProbeActions,
  { t }: Pick<Language, 't'>,
): Command[] {
  if (probe == null) return [];
  const { enabled } = probe;
  return [
    here('check', { words: t('action.checkNow'), keys: 'c', run: actions.checkNow }),
    here('enabled', {
      words: t(enabled ? 'action.disable' : 'action.enable'),
      keys: 'p',
      run: () => {
        actions.setEnabled(!enabled);
      },
    }),
    here('edit', { words: t('action.edit'), keys: 'e', run: actions.edit }),
    here('duplicate', { words: t('action.duplicate'), run: actions.duplicate }),
    here('delete', { words: t('action.delete'), run: actions.delete }),
  ];
}

const here = (name: string, rest: Pick<Command, 'words' | 'keys' | 'run'>): Command => ({
  id: `probe.${name}`,
  group: 'here',
  ...rest,
});
