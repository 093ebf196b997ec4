import ts from 'typescript';
import { isProof, nodesOf, violationAt, type Source, type Violation } from './sources.ts';

/** The only file that asks what time it is and sets timers. */
export const clock = 'libs/engine/src/clock.ts';
/** The only file that reads the environment. */
export const config = 'apps/api/src/platform/config.ts';

const onServer = /^(apps\/api|libs\/(model|checkers|history|engine))\/src\//;
const timers = ['setTimeout', 'setInterval'];
const timerModules = ['timers', 'timers/promises', 'node:timers', 'node:timers/promises'];

/** Judged are the sources of the server; a spec may do as it likes. */
export const isJudged = (source: Source) => onServer.test(source.path) && !isProof(source);

export const judgeTime = (source: Source): Violation[] =>
  judge(source, clock, isTime, `takes time into its own hands: only ${clock} does.`);
export const judgeEnvironment = (source: Source): Violation[] =>
  judge(source, config, isEnvironment, `reads the environment: only ${config} does.`);

function judge(
  source: Source,
  owner: string,
  forbidden: (node: ts.Node) => boolean,
  sentence: string,
) {
  if (source.path === owner || !isJudged(source)) return [];
  return [...nodesOf(source)].filter(forbidden).map(node => violationAt(source, node, sentence));
}

const isTime = (node: ts.Node): boolean =>
  isDateOfNow(node) ||
  isMember(node, ['Date'], ['now']) ||
  isMember(node, ['AbortSignal'], ['timeout']) ||
  isMember(node, ['globalThis', 'global'], timers) ||
  isFreeName(node, timers) ||
  isImportOf(node, timerModules);

const isEnvironment = (node: ts.Node): boolean =>
  isMember(node, ['process'], ['env']) ||
  isTakenFromProcess(node) ||
  (isImportOf(node, ['process', 'node:process']) && /\benv\b/.test(node.getText()));

/** `new Date()` and `Date()`; with an argument a date is only a value. */
const isDateOfNow = (node: ts.Node) =>
  (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
  isNamed(node.expression, ['Date']) &&
  (node.arguments?.length ?? 0) === 0;

const isMember = (node: ts.Node, objects: readonly string[], names: readonly string[]) =>
  ts.isPropertyAccessExpression(node) &&
  isNamed(node.expression, objects) &&
  isNamed(node.name, names);

/** A use of the global, not a member or a key of that name. */
const isFreeName = (node: ts.Node, names: readonly string[]) =>
  isNamed(node, names) &&
  !(ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) &&
  !(ts.isPropertyAssignment(node.parent) && node.parent.name === node) &&
  !ts.isImportSpecifier(node.parent) &&
  !ts.isTypeElement(node.parent) &&
  !ts.isClassElement(node.parent);

const isImportOf = (node: ts.Node, modules: readonly string[]) =>
  ts.isImportDeclaration(node) &&
  ts.isStringLiteral(node.moduleSpecifier) &&
  modules.includes(node.moduleSpecifier.text);

/** `const { env } = process` */
const isTakenFromProcess = (node: ts.Node) =>
  ts.isBindingElement(node) &&
  isNamed(node.propertyName ?? node.name, ['env']) &&
  ts.isVariableDeclaration(node.parent.parent) &&
  node.parent.parent.initializer !== undefined &&
  isNamed(node.parent.parent.initializer, ['process']);

const isNamed = (node: ts.Node, names: readonly string[]) =>
  ts.isIdentifier(node) && names.includes(node.text);
