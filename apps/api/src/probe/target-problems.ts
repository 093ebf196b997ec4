import { jsonPathProblem, patternProblem } from '@dialtone/checkers';
import type { Expectation, Problem, Step, Target } from '@dialtone/model';
import { quote } from '@dialtone/model';
import { pemProblems } from './pem-problems.js';

/** What is wrong with a target in the eyes of the engines that checks run on, beyond what its form can tell. */
export const targetProblems = (target: Target): Problem[] =>
  [
    ...target.expectations.flatMap(expectationProblems),
    ...('conversation' in target ? target.conversation.flatMap(stepProblems) : []),
    ...('tls' in target && target.tls !== undefined ? pemProblems(target.tls) : []),
  ].map(({ path, message }) => ({ path: ['target', target.type, ...path], message }));

function expectationProblems(
  { subject, name, comparison, values }: Expectation,
  at: number,
): Problem[] {
  const path = subject === 'JSON' && name !== undefined ? jsonPathProblem(name) : undefined;
  const isPattern = comparison === 'MATCHES' || comparison === 'NOT_MATCHES';
  return [
    ...(path === undefined
      ? []
      : [
          {
            path: ['expectations', at, 'name'],
            message: `${quote(name ?? '')} is not a JSON path: ${path}.`,
          },
        ]),
    ...(isPattern
      ? values.flatMap((value, index) => patternAt(value, ['expectations', at, 'values', index]))
      : []),
  ];
}

const stepProblems = ({ expect, encoding }: Step, at: number): Problem[] =>
  expect === undefined || encoding === 'HEX'
    ? []
    : patternAt(expect, ['conversation', at, 'expect']);

function patternAt(text: string, path: Problem['path']): Problem[] {
  const problem = patternProblem(text);
  return problem === undefined
    ? []
    : [{ path, message: `${quote(text)} is not a pattern: ${problem}.` }];
}
