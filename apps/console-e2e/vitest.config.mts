import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  ssr: { resolve: { conditions: ['@dialtone/source', ...defaultServerConditions] } },
  test: {
    name: 'console-e2e',
    include: ['src/**/*.spec.ts'],
    pool: 'forks',
    // One browser and one API at a time: the stories are about what a person sees, not about load.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
