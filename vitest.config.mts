import { defineConfig } from 'vitest/config';
import { wasmInTests } from './scripts/build/wasm.mjs';

/** Vitest leaves one processor alone, which is half of a machine that has two. */
const everyProcessor = '100%';

/** Milliseconds for what comes sooner or later: nothing is measured by it, and a machine may be many times slower than a desk. */
const patience = { testTimeout: 60_000, hookTimeout: 60_000, expect: { poll: { timeout: 15_000 } } };

/** One VS Code serves all files; two windows at once would only make both slow. */
const inBrowser = {
  globalSetup: ['test/e2e/servedWorkbench.ts'],
  ...patience,
  testTimeout: 120_000,
  fileParallelism: false,
};

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [wasmInTests],
        test: { name: 'core', include: ['test/core/**/*.test.ts'], ...patience, maxWorkers: everyProcessor },
      },
      { test: { name: 'package', include: ['test/package/**/*.test.ts'], ...patience } },
      {
        plugins: [wasmInTests],
        test: {
          name: 'interop',
          include: ['test/interop/**/*.test.ts'],
          ...patience,
          // Environments are built and packages installed.
          testTimeout: 300_000,
          hookTimeout: 300_000,
          maxWorkers: everyProcessor,
        },
      },
      {
        plugins: [wasmInTests],
        test: {
          name: 'webview',
          include: ['test/webview/**/*.test.ts'],
          globalSetup: ['test/webview/servedPanel.ts'],
          ...patience,
          maxWorkers: everyProcessor,
        },
      },
      { test: { name: 'e2e', include: ['test/e2e/**/*.spec.ts'], ...inBrowser } },
      { test: { name: 'tour', include: ['test/e2e/tour/tour.ts'], ...inBrowser } },
    ],
  },
});
