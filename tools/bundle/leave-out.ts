import type { Plugin } from 'rolldown';

/** Packages around a library for one platform, which they look for beside themselves. */
const native = /^(?:better-sqlite3|@node-rs\/bcrypt)$/u;

/**
 * Leaves out what cannot come into a bundle, and what is not installed: packages look for others that one may have, and
 * go on without them.
 */
export const leaveOut = (): Plugin => ({
  name: 'leave-out',
  resolveId: {
    filter: { id: /^[^./\\\0]/u },
    async handler(id, importer, { kind }) {
      if (native.test(id)) return { id, external: true };
      if (importer === undefined || /^[a-z]:\\/iu.test(id)) return null;
      const found = await this.resolve(id, importer, { kind, skipSelf: true });
      return found ?? { id, external: true };
    },
  },
});
