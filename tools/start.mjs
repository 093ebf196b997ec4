// npm start: builds what has changed and then becomes the API, so that every signal reaches it and nothing is left behind.
if (process.execve === undefined) {
  console.error(`Dialtone needs Node 24; this is ${process.version}. Start it by npm: npm start.`);
  process.exit(1);
}
// Loaded here, not above: an older Node could not even read them.
const { nodeFlags, nodeEnv, apiProgram } = await import('./run/node-flags.ts');
const { run } = await import('./run/run.ts');
const { env, root } = await import('./run/workspace.ts');

const steps = ['build', 'bundle', 'compress'];
const built = await run(['nx', 'run-many', '-t', ...steps, '-p', 'api,console']);
if (built !== 0) process.exit(built);
process.chdir(root);
process.execve(process.execPath, [process.execPath, ...nodeFlags, apiProgram], {
  ...nodeEnv,
  ...env,
});
