import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';

/** The passing stores that this process has made and that are still there. */
export function passingStores(): readonly string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('tend-passing-') && name.includes(`-${process.pid}-`));
}
