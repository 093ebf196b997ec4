// Installs the dependencies when they are missing or older than the lock. Run by whatever Node the user has, before anything else.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isInstalled } from './installed.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** @param {string} path */
const read = path => JSON.parse(readFileSync(join(root, path), 'utf8'));

// npm writes it last, so it is absent after an install that broke off.
const kept = 'node_modules/.package-lock.json';
if (existsSync(join(root, kept)) && isInstalled(read('package-lock.json'), read(kept)))
  process.exit(0);

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
  process.exitCode = code ?? 1;
});
