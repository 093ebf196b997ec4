import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { projects: ['libs/*', 'apps/api', 'apps/console-e2e', 'tools'] },
});
