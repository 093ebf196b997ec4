import { createRequire } from 'node:module';
import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

const { resolve } = createRequire(import.meta.url);

export default defineConfig({
  // Vite would take graphql's ES module and Nest its CommonJS, and graphql refuses to work with its double.
  resolve: { alias: [{ find: /^graphql$/u, replacement: resolve('graphql') }] },
  ssr: { resolve: { conditions: ['@dialtone/source', ...defaultServerConditions] } },
  test: {
    name: 'api',
    include: ['{src,test}/**/*.spec.ts'],
    pool: 'forks',
    // A guard against what hangs, and no measure: sockets, databases and processes are real here, and machines shared.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
  },
});
