/** Lets what else this thread was asked for have its turn: work in slices would hold it from the first to the last. */
export const giveWay = async (): Promise<void> =>
  new Promise(resolve => {
    setImmediate(resolve);
  });

/** Leaves the database to others, and its disk to what was done, for so many milliseconds. */
export const rest = async (ms: number): Promise<void> =>
  new Promise(resolve => {
    // eslint-disable-next-line no-restricted-globals -- The clock of the checks is not in this thread, and nobody's rhythm hangs on it.
    setTimeout(resolve, ms);
  });
