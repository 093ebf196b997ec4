/** Whether an answer broke off because whoever asked for it went away. */
export const readerIsGone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
