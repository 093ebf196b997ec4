/**
 * Lets everything else that waits have its turn. The embedded database answers within the turn that asks it, so work in
 * slices would otherwise hold this thread, which checks run in, from its first slice to its last.
 */
export const nextTurn = async (): Promise<void> =>
  new Promise(resolve => {
    setImmediate(resolve);
  });
