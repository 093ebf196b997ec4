/**
 * @typedef {{ version?: string, integrity?: string, link?: boolean, optional?: boolean }} Entry
 * @typedef {{ packages?: Record<string, Entry> }} Lock
 */

/**
 * Whether what the lock asks for is installed.
 * @param {Lock} wanted package-lock.json
 * @param {Lock} present node_modules/.package-lock.json, in which npm keeps what it installed
 */
export function isInstalled(wanted, present) {
  return Object.entries(wanted.packages ?? {})
    .filter(([path]) => path.includes('node_modules/'))
    .every(([path, entry]) => isSame(entry, present.packages?.[path]));
}

/**
 * An optional package is mostly the same program for another machine, and may be absent.
 * @param {Entry} wanted
 * @param {Entry | undefined} present
 */
function isSame(wanted, present) {
  if (present === undefined) return wanted.optional === true;
  return (
    wanted.version === present.version &&
    wanted.integrity === present.integrity &&
    wanted.link === present.link
  );
}
