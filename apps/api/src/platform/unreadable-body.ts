import type { NextFunction, Request, Response } from 'express';

/** What the body parser calls its failures, in words for whoever sent the body. */
const sentences: Readonly<Record<string, string>> = {
  'entity.parse.failed': 'The body of the request is not JSON.',
  'entity.too.large': 'The body of the request is too large.',
  'charset.unsupported': 'The body of the request is not in UTF-8.',
  'encoding.unsupported': 'The body of the request is compressed in a way that is not read here.',
};

/** Answers a request whose body could not be read as GraphQL answers, since nothing else here takes a body. */
export function refuseUnreadableBody(
  error: { readonly type?: string; readonly status?: number },
  _request: Request,
  response: Response,
  next: NextFunction,
): void {
  const message = sentences[error.type ?? ''];
  if (message === undefined) {
    next(error);
    return;
  }
  const extensions = { code: 'BAD_USER_INPUT', problems: [{ path: [], message }] };
  response.status(error.status ?? 400).json({ errors: [{ message, extensions }] });
}
