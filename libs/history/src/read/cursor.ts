/** Where a list goes on: behind the row of this moment and place. */
export interface Cursor {
  readonly at: number;
  readonly location: number;
}

export const cursorText = ({ at, location }: Cursor): string =>
  Buffer.from(`${at}.${location}`).toString('base64url');

/** @returns undefined for a text that is no cursor of ours */
export function cursorFrom(text: string): Cursor | undefined {
  const parts = /^(\d{1,15})\.(\d{1,5})$/u.exec(Buffer.from(text, 'base64url').toString());
  return parts === null ? undefined : { at: Number(parts[1]), location: Number(parts[2]) };
}
