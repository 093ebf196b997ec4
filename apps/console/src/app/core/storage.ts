export interface Remembered {
  read(key: string): string | undefined;
  write(key: string, value: string | undefined): void;
}

/** Storage can be forbidden or full; then nothing is remembered, and nothing breaks. */
const remembering = (store: () => Storage): Remembered => ({
  read(key) {
    try {
      return store().getItem(`dialtone.${key}`) ?? undefined;
    } catch {
      return undefined;
    }
  },
  write(key, value) {
    try {
      if (value === undefined) store().removeItem(`dialtone.${key}`);
      else store().setItem(`dialtone.${key}`, value);
    } catch {
      // Not remembered, then.
    }
  },
});

/** What this browser remembers. */
export const storage = remembering(() => localStorage);

/** What this tab remembers, for as long as it is open. */
export const tabStorage = remembering(() => sessionStorage);
