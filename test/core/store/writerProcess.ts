import { build } from 'esbuild';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from '../temporaryFolder';

export interface WriterProcess {
  /** Saves one report; ends when the process has written it. */
  save(path: string): Promise<void>;
  end(): Promise<void>;
}

/** Starts a second process that writes to the store of a folder. */
export async function writerProcess(root: string): Promise<WriterProcess> {
  const outfile = join(temporaryFolder(), 'writer.cjs');
  await build({
    entryPoints: [resolve('test/core/store/writer.ts')],
    bundle: true,
    platform: 'node',
    external: ['better-sqlite3'],
    outfile,
    logLevel: 'error',
  });
  const env = { ...process.env, NODE_PATH: resolve('node_modules') };
  const child = spawn(process.execPath, [outfile, root], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill());
  return {
    async save(path) {
      child.stdin.write(`${path}\n`);
      await once(child.stdout, 'data');
    },
    async end() {
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}
