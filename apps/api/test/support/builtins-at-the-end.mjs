// Loaded before everything else (`node --import`): says at the end which modules of its own Node has loaded.
import { isMainThread } from 'node:worker_threads';

if (isMainThread) process.on('exit', () => console.log(process.moduleLoadList.join('\n')));
