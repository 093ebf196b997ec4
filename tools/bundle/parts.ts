import { join } from 'node:path';
import type { InputOptions, OutputOptions } from 'rolldown';
import { root } from '../run/workspace.ts';
import { keepPlaces } from './keep-places.ts';
import { leaveOut } from './leave-out.ts';
import { oneCopy } from './one-copy.ts';
import { plainHttp } from './plain-http.ts';

/** Where the bundle lies, from the root of the repository. */
export const bundleFolder = 'apps/api/bundle';

export interface Part {
  readonly input: InputOptions;
  readonly output: OutputOptions;
}

/** V8 keeps of a script, while it compiles it, what it may need of it all: one script of 10 MB left 30 MB resident. */
const largestScript = 600_000;

const input: InputOptions = {
  cwd: root,
  platform: 'node',
  plugins: [plainHttp(), oneCopy(), leaveOut(), keepPlaces(join(root, bundleFolder))],
  // MySQL's driver is loaded late by the history's thread, which the API has from its start through TypeORM.
  checks: { ineffectiveDynamicImport: false },
};
/**
 * Node keeps the deprecations of packages from operators, who can do nothing about them, by the folder that they lie in:
 * in the bundle it can not tell. Who asks for them by an option of Node still gets them.
 */
const silentAboutPackages =
  'if (!process.traceDeprecation && !process.throwDeprecation) process.noDeprecation = true;';

const output: OutputOptions = {
  format: 'esm',
  dir: bundleFolder,
  entryFileNames: '[name].js',
  chunkFileNames: '[name]-[hash].js',
  // Nest, GraphQL and TypeORM go by the names of classes, of which two modules may have the same.
  keepNames: true,
  // As Node does it: `reflect-metadata` is there before the first decorator, whatever script it came into.
  strictExecutionOrder: true,
  // V8 keeps a script with a single character beyond Latin-1 at two bytes each.
  charset: 'ascii',
  comments: false,
  // V8 keeps the text of every script: 4 of 10 MB are spaces and long names. Stacks still name functions, by `keepNames`.
  minify: { compress: false, mangle: true, codegen: { removeWhitespace: true } },
  intro: ({ isEntry }) => (isEntry ? silentAboutPackages : ''),
  sourcemap: 'hidden',
  codeSplitting: {
    groups: [
      {
        name: 'packages',
        tags: ['$initial'],
        test: /[\\/]node_modules[\\/]/u,
        maxSize: largestScript,
      },
      { name: 'dialtone', tags: ['$initial'] },
    ],
  },
};

/**
 * The API, and the threads of the history and of files, which share no script with it, so that they load nothing that they do not use.
 * What may never be needed lies in scripts of its own.
 */
export const parts: readonly Part[] = [
  partOf({ main: 'apps/api/dist/main.js' }),
  partOf({ 'history-worker': 'libs/history/dist/thread/history-worker.js' }),
  partOf({ 'file-worker': 'apps/api/dist/transfer/thread/file-worker.js' }),
];

function partOf(program: Readonly<Record<string, string>>): Part {
  return { input: { ...input, input: program }, output };
}
