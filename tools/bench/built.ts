import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../run/workspace.ts';

/** A file of the API as it was built: an application is no library, and Node cannot run its decorators from source. */
export const built = async <T>(file: string): Promise<T> =>
  (await import(pathToFileURL(join(root, 'apps/api/dist', file)).href)) as T;
