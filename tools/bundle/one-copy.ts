import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Plugin } from 'rolldown';
import { root } from '../run/workspace.ts';

/** The part of package-lock.json that tells where packages lie. */
interface Lock {
  readonly packages: Readonly<Record<string, { readonly version?: string }>>;
}

/** The folder of a package, from the root, and what of it a path names. */
const place = /^(.*(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+))(\/.*)?$/su;

/**
 * npm puts a package beside each that asks for it when another version has the place above; the same version may so be there
 * five times, and would be loaded five times.
 * @returns of each further copy, the folder of the first
 */
export function copiesIn({ packages }: Lock): ReadonlyMap<string, string> {
  const copies = new Map<string, string>();
  const firsts = new Map<string, string>();
  for (const folder of Object.keys(packages).sort()) {
    const [, , name] = place.exec(folder) ?? [];
    const version = packages[folder]?.version;
    if (name === undefined || version === undefined) continue;
    const first = firsts.get(`${name}@${version}`);
    if (first === undefined) firsts.set(`${name}@${version}`, folder);
    else copies.set(folder, first);
  }
  return copies;
}

/** @param path from the root */
export function firstOf(path: string, copies: ReadonlyMap<string, string>): string {
  const [, folder = '', , rest = ''] = place.exec(path) ?? [];
  const first = copies.get(folder);
  return first === undefined ? path : first + rest;
}

/** Takes each version of a package from one place. */
export function oneCopy(): Plugin {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock;
  const copies = copiesIn(lock);
  return {
    name: 'one-copy',
    resolveId: {
      filter: { id: /^[^./\\\0]/u },
      async handler(id, importer, { kind }) {
        if (importer === undefined) return null;
        const found = await this.resolve(id, importer, { kind, skipSelf: true });
        if (found?.external !== false) return found;
        const path = relative(root, found.id).split(sep).join('/');
        return { ...found, id: join(root, firstOf(path, copies)) };
      },
    },
  };
}
