import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { withPanelChunks } from '../../../../scripts/build/panelChunks.mjs';
import { root } from '../../../../scripts/places.mjs';

const file = (facts: { entryPoint?: string; now?: string[]; later?: string[] }) => ({
  ...{ bytes: 1, inputs: {}, exports: [] },
  ...(facts.entryPoint ? { entryPoint: facts.entryPoint } : {}),
  imports: [
    ...(facts.now ?? []).map((path) => ({ path, kind: 'import-statement' as const })),
    ...(facts.later ?? []).map((path) => ({ path, kind: 'dynamic-import' as const })),
  ],
});

it('a page is told the chunks that its script begins with, and those that they import, but nothing it loads later', async () => {
  const outputs = {
    'out/webview/one.js': file({
      entryPoint: 'one/main.ts',
      now: ['out/webview/a.js'],
      later: ['out/webview/late.js'],
    }),
    'out/webview/one.css': file({ entryPoint: 'one/main.css' }),
    'out/webview/a.js': file({ now: ['out/webview/b.js'] }),
    'out/webview/b.js': file({ now: ['out/webview/a.js'] }),
    'out/webview/late.js': file({ now: ['out/webview/c.js'] }),
    'out/webview/c.js': file({}),
  };
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['src/vscode/panels/panelChunks.ts'],
    format: 'esm',
    bundle: true,
    write: false,
    plugins: [withPanelChunks({ inputs: {}, outputs })],
  });
  const url = `data:text/javascript,${encodeURIComponent(outputFiles[0]?.text ?? '')}`;
  expect(await import(/* @vite-ignore */ url)).toMatchObject({ panelChunks: { one: ['a.js', 'b.js'] } });
});
