import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { chromium as driver } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { buildPages } from '../../scripts/build/panelPages.mjs';
import { chromium, chromiumArguments } from '../../scripts/host/chromium.mjs';
import { inRoot, root } from '../../scripts/places.mjs';
import { panelHtml } from '../../src/vscode/panels/panelHtml';

/** Where the tests find the page of a panel, and a browser; plain data, because it crosses processes. */
interface ServedPanel {
  readonly port: number;
  readonly browser: string;
}

declare module 'vitest' {
  // Vitest asks for this shape of the values that a global set-up hands to the tests.
  interface ProvidedContext {
    panel: ServedPanel;
  }
}

/** Runs once before all tests of panels: builds the page as it is shipped, beside an extension that is made up. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'tend-panel-'));
  const entryPoints = {
    experiments: 'webview/experiments/main.ts',
    model: 'webview/model/main.ts',
    modelFile: 'webview/modelFile/main.ts',
    fake: 'test/webview/fake/fakeExtension.ts',
    fakeModel: 'test/webview/fake/fakeModel.ts',
    fakeModelFile: 'test/webview/fake/fakeModelFile.ts',
  };
  const [program] = await Promise.all([
    chromium(),
    buildPages({ absWorkingDir: root, outdir: folder, logLevel: 'warning', minify: true }, entryPoints).then(written),
  ]);
  const server = createServer((request, response) => void serve(folder, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await driver.launchServer({
    executablePath: program.path,
    args: chromiumArguments,
    env: { ...process.env, ...program.environment },
  });
  project.provide('panel', { port: (server.address() as AddressInfo).port, browser: browser.wsEndpoint() });
  return async () => {
    await browser.close();
    await closed(server);
    await rm(folder, { recursive: true, force: true });
  };
}

async function written({ outputFiles }: Awaited<ReturnType<typeof buildPages>>): Promise<void> {
  await Promise.all(outputFiles.map(({ path, contents }) => writeFile(path, contents)));
}

const bodies = { dark: 'vscode-dark', light: 'vscode-light', highContrast: 'vscode-high-contrast' };
export type PanelTheme = keyof typeof bodies;

/** The extension that is made up for a panel. */
const fakes: Readonly<Record<string, string>> = { model: 'fakeModel', modelFile: 'fakeModelFile' };

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.ttf': 'font/ttf',
};

async function serve(folder: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (url.pathname === '/') {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    const { searchParams } = url;
    const panel = searchParams.get('panel') ?? 'experiments';
    response.end(page(panel, (searchParams.get('theme') ?? 'dark') as PanelTheme));
    return;
  }
  const from = url.pathname.startsWith('/themes/') ? inRoot('test', 'webview') : folder;
  try {
    const content = await readFile(join(from, url.pathname));
    response.setHeader('content-type', types[extname(url.pathname)] ?? 'text/plain');
    response.end(content);
  } catch {
    response.statusCode = 404;
    response.end();
  }
}

/** The shell of the extension, with its policy; in front of the page's script the extension that is made up. */
function page(panel: string, theme: PanelTheme): string {
  const shell = panelHtml({
    title: 'Experiments',
    project: 'file:///project',
    source: "'self'",
    nonce: 'test',
    script: `/${panel}.js`,
    styles: [`/themes/${theme}.css`, `/${panel}.css`],
  });
  const fake = fakes[panel] ?? 'fake';
  const script = `<script type="module" nonce="test" src="/${fake}.js"></script>`;
  return shell.replace('<body>', `<body class="${bodies[theme]}" data-vscode-theme-kind="${bodies[theme]}">${script}`);
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
