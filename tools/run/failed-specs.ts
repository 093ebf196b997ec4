import { relative } from 'node:path';
import { modulesOf, type Module } from './reports.ts';

/** As many as a reader of the last page looks into; the others are counted. */
const told = 20;
/** Of what one says. */
const gistLines = 4;
const gistWidth = 300;

/**
 * The specs that failed, each with its file and the gist of what it said.
 * The end of a long log is all that many readers see.
 * @param root the workspace's folder, from which the files are told
 */
export function failedSpecs(report: unknown, root: string): string[] {
  const all = modulesOf(report).flatMap(module => failuresOf(module, relative(root, module.file)));
  const rest = all.length - told;
  return rest > 0 ? [...all.slice(0, told), `… and ${rest} more`] : all;
}

function failuresOf(module: Module, file: string): string[] {
  const specs = module.specs
    .filter(({ status }) => status === 'failed')
    .map(({ name, said }) => `${file} > ${name}: ${gist(said)}`);
  // One that did not load, or whose clean-up failed, has no spec to blame.
  const fileFailed = specs.length === 0 && module.status === 'failed';
  return fileFailed ? [`${file}: ${gist(module.said)}`] : specs;
}

/** What was said ahead of its stack: of a property, with the seed and the example that bring it back. */
function gist(said: string): string {
  const lines = said.trim().split('\n');
  const stack = lines.findIndex(line => /^\s+at /.test(line));
  const before = lines.slice(0, stack < 0 ? undefined : stack).slice(0, gistLines);
  return before.map(line => line.trim().slice(0, gistWidth)).join(' ');
}
