import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { bundled, bundledEnv } from '../bundled';

export interface WriterProcess {
  /** Saves one report; ends when the process has written it. */
  save(path: string): Promise<void>;
  end(): Promise<void>;
}

/** Starts a second process that writes to the store of a folder. */
export async function writerProcess(root: string): Promise<WriterProcess> {
  const script = await bundled('test/core/store/writer.ts');
  const child = spawn(process.execPath, [script, root], { env: bundledEnv, stdio: ['pipe', 'pipe', 'inherit'] });
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
