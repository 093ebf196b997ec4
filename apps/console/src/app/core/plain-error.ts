import { ApiError } from './api-error';

/** An answer of a plain route that is no success. */
export async function plainErrorIn(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => undefined); // A proxy's page.
  const said = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  if (typeof said['message'] !== 'string')
    return new ApiError('UNREACHABLE', `HTTP ${response.status}`);
  if (response.status === 401) return new ApiError('UNAUTHENTICATED', said['message']);
  const code = response.status >= 500 ? 'INTERNAL_SERVER_ERROR' : 'BAD_USER_INPUT';
  return new ApiError(typeof said['code'] === 'string' ? said['code'] : code, said['message']);
}
