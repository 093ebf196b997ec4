import { describe, expect, it, vi } from 'vitest';
import { probeCommands } from './probe-commands';

const actions = {
  checkNow: vi.fn(),
  setEnabled: vi.fn(),
  edit: vi.fn(),
  duplicate: vi.fn(),
  delete: vi.fn(),
};
const language = { t: (key: string) => key };

describe('the commands of a probe', () => {
  it('are none while there is no probe', () => {
    expect(probeCommands(null, actions, language)).toEqual([]);
  });

  it.each([
    [true, 'action.disable', false],
    [false, 'action.enable', true],
  ])('of one that is enabled (%s) offer %s', (enabled, words, wanted) => {
    const found = probeCommands({ enabled }, actions, language).find(each => each.words === words);
    found?.run();
    expect(actions.setEnabled).toHaveBeenLastCalledWith(wanted);
  });
});
