import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'core', include: ['test/core/**/*.test.ts'], testTimeout: 20_000 } },
      { test: { name: 'package', include: ['test/package/**/*.test.ts'], testTimeout: 20_000 } },
      { test: { name: 'interop', include: ['test/interop/**/*.test.ts'], testTimeout: 60_000 } },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.spec.ts'],
          globalSetup: ['test/e2e/servedWorkbench.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // One VS Code serves all files; two browsers at once would only make both slow.
          fileParallelism: false,
        },
      },
    ],
  },
});
