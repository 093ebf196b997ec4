/**
 * Two names are one to the mirrored tables' collation when they differ in letter case, accents or trailing
 * spaces. Names that are one get one text here. Coarser is fine, for it decides what shares a limit; finer
 * would let a guesser escape his.
 */
export const foldUsername = (username: string): string =>
  username
    .normalize('NFKD')
    .replace(/[\p{M}\p{C}]/gu, '')
    .toLowerCase()
    .replace(/ß/gu, 's')
    .trimEnd();
