import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  ssr: { resolve: { conditions: ['@dialtone/source', ...defaultServerConditions] } },
  test: {
    name: 'checkers',
    include: ['{src,test}/**/*.spec.ts'],
    pool: 'forks',
    // A guard against what hangs, and no measure: sockets, databases and processes are real here, and machines shared.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
  },
});
