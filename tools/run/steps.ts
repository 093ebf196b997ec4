import { blackboxExporter, chromium, databaseServer, promtool, type Tool } from './machine.ts';

export interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** Where Vitest writes its JSON report, from the workspace's root; absent when the step runs no specs. */
  readonly report?: string;
  /** The step is left out on a machine without this. */
  readonly needs?: Tool;
  /** Nothing after it makes sense when it fails. */
  readonly isGround?: true;
}

/** What some specs need from outside npm. */
export const tools: readonly Tool[] = [databaseServer, chromium, promtool, blackboxExporter];

const vitest = (report: string, ...args: string[]) => ({
  command: [
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...args,
  ],
  report,
});
const everyProject = (...targets: string[]) => [
  'nx',
  'run-many',
  '-t',
  ...targets,
  '--output-style=static',
];

/** What `npm test` does, in order. */
export const steps: readonly Step[] = [
  { name: 'build', command: everyProject('build', 'bundle', 'compress'), isGround: true },
  { name: 'typecheck', command: everyProject('typecheck') },
  { name: 'lint', command: everyProject('lint') },
  { name: 'format', command: ['prettier', '--check', '--log-level=warn', '.'] },
  { name: 'specs', ...vitest('reports/specs.json', '--project=!console-e2e') },
  {
    name: 'console',
    command: ['nx', 'run', 'console:test', '--output-style=static'],
    report: 'reports/console.json',
  },
  { name: 'stories', ...vitest('reports/stories.json', '--project=console-e2e'), needs: chromium },
];
