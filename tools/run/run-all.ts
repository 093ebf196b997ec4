import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { locate } from './machine.ts';
import { run } from './run.ts';
import { steps, tools, type Step } from './steps.ts';
import type { StepEnd } from './sum-reports.ts';
import { verdictOn } from './verdict.ts';
import { root } from './workspace.ts';

/** Runs every step, tells what it does, and prints the sum as its last line. @returns the exit code */
export async function runAll(): Promise<number> {
  rmSync(join(root, 'reports'), { recursive: true, force: true });
  const missing = tools.filter(tool => locate(tool) === undefined);
  const ends = await runSteps(steps.filter(({ needs }) => !needs || !missing.includes(needs)));
  const { lines, exitCode } = verdictOn(ends, { missing, inCi: process.env.CI === 'true' });
  for (const line of lines) console.log(line);
  return exitCode;
}

async function runSteps(all: readonly Step[]): Promise<StepEnd[]> {
  const ends: StepEnd[] = [];
  for (const step of all) {
    const end = await runStep(step);
    ends.push(end);
    // What did not build can be neither run nor judged.
    if (!end.ok && step.isGround) break;
  }
  return ends;
}

async function runStep({ name, command, report }: Step): Promise<StepEnd> {
  const from = performance.now();
  console.log(`\n── ${name}: ${command.join(' ')}`);
  const code = await run(command);
  console.log(
    `── ${name}: ${code === 0 ? 'ok' : `failed with ${code}`} after ${((performance.now() - from) / 1000).toFixed(1)} s`,
  );
  return { name, ok: code === 0, runsSpecs: report !== undefined, report: readReport(report) };
}

function readReport(file: string | undefined): unknown {
  if (file === undefined) return undefined;
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')) as unknown;
  } catch {
    // Absent or cut off: the step crashed, and its exit code says so.
    return undefined;
  }
}
