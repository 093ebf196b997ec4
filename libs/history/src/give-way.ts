/** Lets what else this thread was asked for have its turn: work in slices would hold it from the first to the last. */
export const giveWay = async (): Promise<void> =>
  new Promise(resolve => {
    setImmediate(resolve);
  });
