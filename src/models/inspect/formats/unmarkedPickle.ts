import { streamOf } from '../bytes/byteStream';
import { judgeImport } from '../imports/judgeImport';
import type { ModelImport } from '../modelFileReport';
import { opcodes } from '../pickle/opcodes';
import { PickleFindings } from '../pickle/pickleFindings';
import { scanPickle } from '../pickle/scanPickle';
import type { Findings, OpenedFile } from './format';
import { sortedImports } from './worst';

/** Python has nothing to load that by, and stops; archives begin with its byte. */
const persistent = 'PERSID';

/**
 * What a file runs that has no mark of a pickle, when it is loaded as one all the same: `pickle.load` asks neither for a name
 * nor for a mark, and a file may be of another format too. Null: it imports nothing, or Python stops before it ran anything.
 */
export async function unmarkedPickle({ head, source, trusted, signal }: OpenedFile): Promise<Findings | null> {
  const first = opcodes[head[0] ?? 0];
  if (first === undefined || first.name === persistent) return null;
  const stream = streamOf(source);
  try {
    const findings = new FindingsUntilBroken(trusted);
    const { ended } = await scanPickle(stream, findings, signal);
    const runs = findings.imports.size > 0 || findings.verdict === 'dangerous';
    if (!runs || (!(ended && !findings.partly) && findings.calls === 0)) return null;
    const { verdict, problems } = findings;
    return { format: 'pickle', verdict, imports: sortedImports(findings.imports.values()), problems };
  } finally {
    await stream.close();
  }
}

/** Python stops where a program is broken; what a scan takes for one behind that are the bytes of something else. */
class FindingsUntilBroken extends PickleFindings {
  override import(module: string, name: string): ModelImport {
    return this.partly ? judgeImport(module, name, this.trusted) : super.import(module, name);
  }

  override called(): void {
    if (!this.partly) super.called();
  }

  override suspect(verdict: 'dangerous' | 'needs-trust', problem: string, at: number): void {
    if (!this.partly) super.suspect(verdict, problem, at);
  }

  override unread(problem: string, at: number): void {
    if (!this.partly) super.unread(problem, at);
  }
}
