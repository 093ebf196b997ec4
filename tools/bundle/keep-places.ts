import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import type { Plugin } from 'rolldown';

/** The program of a thread is a file of the bundle too, beside the one that names it. */
const threads = ['history-worker', 'file-worker'];
const named = (thread: string) => `new URL('./thread/${thread}.js', import.meta.url)`;
const bundled = (thread: string) => `new URL('./${thread}.js', import.meta.url)`;

/**
 * Modules look for files and for packages from where they lie. What they find from there lies the same way from the
 * bundle, wherever the whole is put: a module's place becomes the way to it from the bundle.
 * @param folder of the bundle
 */
export const placed = (folder: string, id: string, code: string): string => {
  if (/import\.meta\.(?:dirname|filename|resolve)/u.test(code))
    throw new Error(`${id} asks for its place in a way that the bundle cannot keep.`);
  const way = JSON.stringify(relative(folder, id).split(sep).join('/'));
  const here = `new URL(${way}, import.meta.url).href`;
  const thread = threads.find(each => code.includes(named(each)));
  if (thread === undefined) return code.replaceAll('import.meta.url', () => here);
  return code
    .split(named(thread))
    .map(text => text.replaceAll('import.meta.url', () => here))
    .join(bundled(thread));
};

/** Keeps the places of modules, and of ours also the way back to their source, by the map that tsc wrote. */
export const keepPlaces = (folder: string): Plugin => ({
  name: 'keep-places',
  load: {
    filter: { id: /[\\/](?:apps|libs)[\\/][^\\/]+[\\/]dist[\\/].*\.js$/u },
    handler: id => ({
      code: placed(folder, id, readFileSync(id, 'utf8')),
      map: readFileSync(`${id}.map`, 'utf8'),
    }),
  },
  transform: {
    filter: { id: /[\\/]node_modules[\\/]/u, code: 'import.meta' },
    handler: (code, id) => ({ code: placed(folder, id, code), map: { mappings: '' } }),
  },
});
