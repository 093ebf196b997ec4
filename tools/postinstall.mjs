// Builds the raw-socket addon, which ICMP probes use, against the headers of the Node that npm installed.
// Never fails an install: without the addon the system's own ping does the work.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** @returns {string | undefined} where the addon lives; absent when only the lock file is being written */
function addonFolder() {
  try {
    return dirname(require.resolve('raw-socket/package.json'));
  } catch {
    return undefined;
  }
}

const folder = addonFolder();
if (folder === undefined) process.exit(0);

const loads = () =>
  spawnSync(process.execPath, ['-e', 'require("raw-socket")'], { cwd: folder }).status === 0;
if (loads()) process.exit(0);

// The headers ship beside the binary of node-linux-*; a nodedir from the user's npmrc would mean another Node's ABI.
const prefix = join(dirname(process.execPath), '..');
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^npm_config_nodedir$/i.test(name)),
);
const headers = existsSync(join(prefix, 'include/node/node.h')) ? [`--nodedir=${prefix}`] : [];
if (process.env.npm_config_node_gyp) {
  spawnSync(process.execPath, [process.env.npm_config_node_gyp, 'rebuild', ...headers], {
    cwd: folder,
    env,
  });
}
if (!loads()) {
  console.warn(
    'raw-socket could not be built (it needs g++, make and python3): ICMP probes will use the system ping.',
  );
}
