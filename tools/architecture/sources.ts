import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import ts from 'typescript';

/** A TypeScript file of the tree, parsed. */
export interface Source {
  /** From the workspace's root, with slashes: `libs/model/src/probe.ts`. */
  readonly path: string;
  readonly tree: ts.SourceFile;
}

/** What is wrong and where, as `path:line sentence`. */
export type Violation = string;

export const parse = (path: string, text: string): Source => ({
  path,
  tree: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true),
});

/** Every source of the apps and libs, but not what is built or generated. */
export function readSources(root: string): Source[] {
  return globSync('{apps,libs}/*/{src,test}/**/*.ts', { cwd: root })
    .map(path => path.split(sep).join('/'))
    .filter(path => !path.includes('/gql/') && !path.endsWith('.d.ts'))
    .sort()
    .map(path => parse(path, readFileSync(join(root, path), 'utf8')));
}

/** Specs and what only they use. */
export const isProof = ({ path }: Source) => /\.spec\.ts$|\/testing\/|\/test\//.test(path);

export function violationAt(source: Source, node: ts.Node, sentence: string): Violation {
  const { line } = source.tree.getLineAndCharacterOfPosition(node.getStart(source.tree));
  return `${source.path}:${line + 1} ${sentence}`;
}

/** Every node of the file, in the order of the text. */
export function* nodesOf(source: Source): Generator<ts.Node> {
  const waiting: ts.Node[] = [source.tree];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    const children: ts.Node[] = [];
    ts.forEachChild(node, child => void children.push(child));
    waiting.push(...children.reverse());
  }
}
