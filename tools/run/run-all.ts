import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { locate, type Tool } from './machine.ts';
import { run } from './run.ts';
import { steps, tools, type Step } from './steps.ts';
import { lastLine, plus, sumReports, type StepEnd } from './sum-reports.ts';
import { root } from './workspace.ts';

/** Runs every step, tells what it does, and prints the sum as its last line. @returns the exit code */
export async function runAll(): Promise<number> {
  rmSync(join(root, 'reports'), { recursive: true, force: true });
  const missing = tools.filter(tool => locate(tool) === undefined);
  const ends = await runSteps(steps.filter(({ needs }) => !needs || !missing.includes(needs)));
  for (const { name } of ends.filter(({ ok }) => !ok)) console.log(`Failed: ${name}`);
  for (const tool of missing) console.log(notRun(tool));
  // In CI a machine that cannot run everything proves nothing.
  const failed = process.env.CI === 'true' ? missing.length : 0;
  const sum = plus(sumReports(ends), { passed: 0, failed, skipped: 0 });
  console.log(lastLine(sum));
  return sum.failed > 0 || sum.passed === 0 ? 1 : 0;
}

const notRun = ({ what, serves }: Tool) => `Not run: ${serves}, because ${what} is not installed.`;

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
