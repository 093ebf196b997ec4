import { posix } from 'node:path';
import ts from 'typescript';
import { nodesOf, type Source } from './sources.ts';

/** One import of a file of ours by a file of ours; types count too. */
export interface Import {
  readonly source: Source;
  /** The path of the imported file, from the workspace's root. */
  readonly to: string;
  readonly node: ts.Node;
  /** An `import()`, which happens when everything is loaded. */
  readonly lazy: boolean;
}

const scope = '@dialtone/';
const libs = ['model', 'contract', 'checkers', 'history', 'engine'];

/** All imports between files of the tree; what comes from npm or Node is left out. */
export const importsOf = (sources: readonly Source[]): Import[] =>
  sources.flatMap(source =>
    [...nodesOf(source)].flatMap(node => {
      const to = resolve(source.path, specifierOf(node));
      return to === undefined ? [] : [{ source, to, node, lazy: ts.isCallExpression(node) }];
    }),
  );

function specifierOf(node: ts.Node): string | undefined {
  const specifier =
    ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
      ? node.moduleSpecifier
      : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
        ? node.arguments[0]
        : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
          ? node.argument.literal
          : undefined;
  return specifier && ts.isStringLiteral(specifier) ? specifier.text : undefined;
}

function resolve(from: string, specifier: string | undefined): string | undefined {
  if (specifier === undefined) return undefined;
  if (specifier.startsWith(scope)) return door(specifier.slice(scope.length));
  if (!specifier.startsWith('.')) return undefined;
  const path = posix.join(posix.dirname(from), specifier);
  return path.endsWith('.js') ? path.replace(/\.js$/, '.ts') : `${path}.ts`;
}

/** `engine` is the door of a lib, `engine/testing` the one for specs. */
function door(name: string): string {
  const [project = '', ...rest] = name.split('/');
  const folder = libs.includes(project) ? 'libs' : 'apps';
  return [folder, project, 'src', ...rest, 'index.ts'].join('/');
}
