/**
 * How Node runs the API; the image's command says the same. V8 sizes its heap by the memory of the machine: of 24 GB it
 * takes up to 96 MB for what has just been made, and doubles the rest before it collects. A prober makes little that stays.
 *
 * What survives for a while, V8 begins to make among the old objects at once (pretenuring). A check lives for
 * milliseconds; made old, a part of it keeps all the rest of it from being collected young: 6 kB a check, pauses three
 * times as long, and a full collection every five seconds.
 */
export const nodeFlags = [
  '--max-semi-space-size=8',
  '--heap-growing-percent=10',
  '--no-allocation-site-pretenuring',
] as const;

/**
 * And in which environment, unless another is wished: glibc's malloc keeps a part of the memory for each thread that ever
 * allocated, 40 MB of it unused. And V8 compiles in pieces of 32 kB, thousands of them at the start: from the one heap they could
 * not be given back, for what is made between them stays. A program with file capabilities, as the image has it, does not
 * listen to this.
 */
export const nodeEnv = { MALLOC_ARENA_MAX: '1', MALLOC_MMAP_THRESHOLD_: '32768' } as const;

/** What it runs, from the root of the repository. */
export const apiProgram = 'apps/api/bundle/main.js';
