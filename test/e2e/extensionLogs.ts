import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What Tend wrote into its logs below a folder of VS Code, all windows together. */
export function extensionLogs(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('Tend.log'))
    .map((path) => readFileSync(join(folder, path), 'utf8'))
    .join('\n');
}
