/** What this browser remembers. Storage can be forbidden or full; then nothing is remembered, and nothing breaks. */
export const storage = {
  read(key: string): string | undefined {
    try {
      return localStorage.getItem(`dialtone.${key}`) ?? undefined;
    } catch {
      return undefined;
    }
  },
  write(key: string, value: string | undefined): void {
    try {
      if (value === undefined) localStorage.removeItem(`dialtone.${key}`);
      else localStorage.setItem(`dialtone.${key}`, value);
    } catch {
      // Not remembered, then.
    }
  },
};
