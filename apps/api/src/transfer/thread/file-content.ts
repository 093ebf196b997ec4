/** A cell as its file holds it. */
export type Cell = string | number | boolean | null;

/** A row of a table, and where it stands in its file: the titles are row 1. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly Cell[];
}

/** What a file holds, before anybody asks what it means. */
export type FileContent =
  | {
      readonly kind: 'table';
      readonly titles: readonly string[];
      readonly rows: readonly TableRow[];
      readonly charset?: string;
    }
  | { readonly kind: 'list'; readonly items: readonly unknown[]; readonly charset?: string };

/** A file that cannot be read, in a sentence for whoever sent it. */
export class UnreadableFile extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnreadableFile';
  }
}
