import { delimiter, join } from 'node:path';

/** The folder of the whole repository. */
export const root = join(import.meta.dirname, '..', '..');

/** The environment in which npm would run a command: its own programs come first. */
export const env: NodeJS.ProcessEnv = {
  ...process.env,
  PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
};
