// Loaded before everything else in each thread of a process (`node --import`): when a file named `end-history` appears in
// its folder, the thread of the history ends without an error, as no code of ours makes it end.
import { unwatchFile, watchFile } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { isMainThread } from 'node:worker_threads';

const path = join(process.env.DATA_DIR ?? '.', 'end-history');
if (!isMainThread)
  watchFile(path, { interval: 50, persistent: false }, ({ size }) => {
    if (size === 0) return;
    unwatchFile(path);
    process.exit(3);
  });
