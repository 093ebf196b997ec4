/**
 * How Node runs the API; the image's command says the same. V8 sizes its heap by the memory of the machine: of 24 GB it
 * takes up to 96 MB for what has just been made, and doubles the rest before it collects. A prober makes little that stays.
 */
export const nodeFlags = ['--max-semi-space-size=16', '--heap-growing-percent=30'] as const;

/** What it runs, from the root of the repository. */
export const apiProgram = 'apps/api/bundle/main.js';
