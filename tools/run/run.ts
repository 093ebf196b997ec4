import { start } from './process-group.ts';
import { env, root } from './workspace.ts';

const exitCodes = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
const signals = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const;

/** Longer than any step takes; whatever is still there then hangs. */
const longestMs = 20 * 60_000;

/**
 * Runs a command in the root, with its output here. Ctrl-C and SIGTERM end it with all that it started, and then this process.
 * @returns its exit code
 */
export async function run(command: readonly string[]): Promise<number> {
  const running = start(command, { cwd: root, env });
  const leaving = Promise.withResolvers<never>();
  const leave = (signal: keyof typeof exitCodes) => {
    // `leaving` never settles, so nothing further begins.
    void running.end().then(() => process.exit(exitCodes[signal]));
    waiting = leaving.promise;
  };
  let waiting: Promise<unknown> = Promise.resolve();
  for (const signal of signals) process.on(signal, leave);
  const tooLong = setTimeout(() => {
    console.error(
      `${command.join(' ')} has not ended within ${longestMs / 60_000} minutes and is ended now.`,
    );
    void running.end();
  }, longestMs);
  const code = await running.ended;
  clearTimeout(tooLong);
  await waiting;
  for (const signal of signals) process.off(signal, leave);
  return code;
}
