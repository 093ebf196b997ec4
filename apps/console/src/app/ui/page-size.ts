/** How many rows a page may have. */
export const pageSizes = [10, 30, 50, 100] as const;
export type PageSize = (typeof pageSizes)[number];
