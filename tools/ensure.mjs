// Installs the dependencies when they are missing or older than the lock. Run by whatever Node the user has, before anything else.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stamp = join(root, 'node_modules', '.ensured');

const lock = readFileSync(join(root, 'package-lock.json'));
const wanted = createHash('sha256').update(lock).digest('hex');
if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) process.exit(0);

if (!process.env.npm_execpath) {
  console.error('Run this through npm: npm start, npm test.');
  process.exit(1);
}
console.log('Installing dependencies (first run, or package-lock.json has changed) …');
const install = spawn(
  process.execPath,
  [process.env.npm_execpath, 'ci', '--no-audit', '--no-fund', '--loglevel=error'],
  { cwd: root, stdio: 'inherit' },
);
// Whoever ends this ends the install too, instead of leaving it to run on alone.
for (const signal of /** @type {const} */ (['SIGHUP', 'SIGINT', 'SIGTERM'])) {
  process.on(signal, () => install.kill(signal));
}
install.on('exit', code => {
  if (code === 0) writeFileSync(stamp, wanted);
  process.exitCode = code ?? 1;
});
