// Loaded before everything else (`node --import`): planning how long the end may take fails, as a bug of ours would.
import { isMainThread } from 'node:worker_threads';

const longestEndMs = 20_000;
const plan = globalThis.setTimeout;
if (isMainThread)
  Object.assign(globalThis, {
    /** @param {unknown[]} values */
    setTimeout: (...values) => {
      if (values[1] === longestEndMs) throw new Error('a bug');
      return Reflect.apply(plan, undefined, values);
    },
  });
