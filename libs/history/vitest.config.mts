import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  ssr: { resolve: { conditions: ['@dialtone/source', ...defaultServerConditions] } },
  test: { name: 'history', include: ['{src,test}/**/*.spec.ts'], pool: 'forks' },
});
