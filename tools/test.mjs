// npm test: builds, lints, runs every spec and the browser stories, and ends with the line that sums them up.
const major = Number.parseInt(process.versions.node, 10);
if (major < 24) {
  console.error(`The tests need Node 24; this is ${process.version}. Run them by npm: npm test.`);
  process.exit(1);
}
// Loaded here, not above: an older Node could not even read it.
const { runAll } = await import('./run/run-all.ts');
process.exitCode = await runAll();
