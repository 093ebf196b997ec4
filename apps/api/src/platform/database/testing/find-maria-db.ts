import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Debian keeps servers where not everybody's PATH leads. */
const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    // Absent, or not ours to run.
    return false;
  }
};

const find = (...names: string[]): string | undefined =>
  names.flatMap(name => folders.map(folder => join(folder, name))).find(isExecutable);

export const server = find('mariadbd', 'mysqld');
export const installer = find('mariadb-install-db', 'mysql_install_db');

/** Why there is no MariaDB to test on; undefined when there is. */
export const missing = server && installer ? undefined : 'MariaDB is not installed';
