import { rolldown, type OutputChunk } from 'rolldown';
import type { Part } from './parts.ts';
import type { BundleFile } from './place.ts';

/** The scripts that a part of the bundle consists of. @throws Error when it cannot be bundled */
export async function chunksOf({ input, output }: Part): Promise<OutputChunk[]> {
  const bundle = await rolldown(input);
  try {
    const { output: made } = await bundle.generate(output);
    return made.filter(file => file.type === 'chunk');
  } finally {
    await bundle.close();
  }
}

/**
 * The files of these scripts, programs last. Only code of ours has its map: Node reads the maps of all scripts as it loads
 * them, and those of the packages are ten times as long.
 */
export const filesOf = (chunks: readonly OutputChunk[]): BundleFile[] =>
  chunks
    .toSorted((one, other) => Number(one.isEntry) - Number(other.isEntry))
    .flatMap(({ fileName, code, map, moduleIds }) => {
      if (map === null || !moduleIds.some(isOurs)) return [{ name: fileName, text: code }];
      const { version, sources, mappings } = map;
      const mapName = `${fileName}.map`;
      return [
        { name: mapName, text: JSON.stringify({ version, sources, names: [], mappings }) },
        { name: fileName, text: `${code}//# sourceMappingURL=${mapName}\n` },
      ];
    });

const isOurs = (id: string): boolean => /[\\/](?:apps|libs)[\\/][^\\/]+[\\/]dist[\\/]/u.test(id);
