/** One thing that can be chosen, with its word. */
export interface Option {
  readonly value: string;
  readonly word: string;
}
