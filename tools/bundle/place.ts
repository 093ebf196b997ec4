import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file of the bundle, and what it holds. */
export interface BundleFile {
  readonly name: string;
  readonly text: string;
}

/**
 * Puts files into a folder, and takes away what else is there. Each is whole from the moment on at which it is there, and those
 * that others name come first, so that who starts the program meanwhile, or does this too, finds one bundle or the other.
 * @param files so that each stands behind those that it names
 */
export function place(folder: string, files: readonly BundleFile[]): void {
  mkdirSync(folder, { recursive: true });
  const own = new Set(files.map(({ name }) => name));
  for (const { name, text } of files) {
    const path = join(folder, name);
    const unfinished = join(dirname(folder), `.bundle-${process.pid}`);
    writeFileSync(unfinished, text);
    renameSync(unfinished, path);
  }
  for (const name of readdirSync(folder)) if (!own.has(name)) rmSync(join(folder, name));
}
