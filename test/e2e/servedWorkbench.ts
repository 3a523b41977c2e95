import { chromium as driver } from 'playwright-core';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { TestProject } from 'vitest/node';
import { chromium, chromiumArguments } from '../../scripts/host/chromium.mjs';
import { startServer, type Server } from '../../scripts/host/server.mjs';
import { packageOnce } from '../../scripts/package.mjs';

/** Where the tests find a VS Code with the packaged extension installed; plain data, because it crosses processes. */
export interface ServedWorkbench {
  readonly port: number;
  readonly token: string;
  readonly logs: string;
}

/** One that trusts every folder, one that asks (and so stays restricted), and a browser for both. */
export interface Served {
  readonly trusted: ServedWorkbench;
  readonly restricted: ServedWorkbench;
  readonly browser: string;
}

declare module 'vitest' {
  // Vitest asks for this shape of the values that a global set-up hands to the tests.
  interface ProvidedContext {
    served: Served;
  }
}

/** Runs once before all browser tests. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'tend-e2e-'));
  const [vsix, program] = await Promise.all([packageOnce(), chromium()]);
  const serve = async (name: string, trusted: boolean) => {
    const token = randomUUID();
    const server = await startServer({ data: join(folder, name), vsix: [vsix], token, trusted });
    return { server, served: describeServer(server, token) };
  };
  const [trusted, restricted, browser] = await Promise.all([
    serve('trusted', true),
    serve('restricted', false),
    driver.launchServer({
      executablePath: program.path,
      args: chromiumArguments,
      env: { ...process.env, ...program.environment },
    }),
  ]);
  project.provide('served', {
    trusted: trusted.served,
    restricted: restricted.served,
    browser: browser.wsEndpoint(),
  });
  return async () => {
    await browser.close();
    await Promise.all([trusted.server.stop(), restricted.server.stop()]);
    await rm(folder, { recursive: true, force: true });
  };
}

function describeServer({ port, logs }: Server, token: string): ServedWorkbench {
  return { port, token, logs };
}
