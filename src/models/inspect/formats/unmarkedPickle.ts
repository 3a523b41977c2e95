import { streamOf, type ByteStream } from '../bytes/byteStream';
import { opcodes } from '../pickle/opcodes';
import { PickleFindings } from '../pickle/pickleFindings';
import { scanPickle } from '../pickle/scanPickle';
import type { Findings, OpenedFile } from './format';
import { sortedImports } from './worst';

/**
 * With these Python stops at once: it has nothing to load the first by, with which archives begin, and the second, with which
 * arrays of NumPy begin, takes two values of a stack that is empty.
 */
const stopping: readonly string[] = ['PERSID', 'STACK_GLOBAL'];

/**
 * What a file runs that has no mark of a pickle, when it is loaded as one all the same: `pickle.load` asks neither for a name
 * nor for a mark, and a file may be of another format too. Null: it imports nothing, or Python stops before it ran anything.
 */
export async function unmarkedPickle({ head, source, trusted, signal }: OpenedFile): Promise<Findings | null> {
  const first = opcodes[head[0] ?? 0];
  if (first === undefined || stopping.includes(first.name)) return null;
  const stream = streamOf(source);
  const findings = new FindingsUntilBroken(trusted);
  try {
    const isWhole = await runsThrough(stream, findings, signal);
    const runs = findings.imports.size > 0 || findings.verdict === 'dangerous';
    if (!runs || (!isWhole && findings.calls === 0)) return null;
    const { verdict, problems } = findings;
    return { format: 'pickle', verdict, imports: sortedImports(findings.imports.values()), problems };
  } finally {
    await stream.close();
  }
}

/** Whether it can be followed to its end. */
async function runsThrough(stream: ByteStream, findings: PickleFindings, signal: AbortSignal): Promise<boolean> {
  try {
    return (await scanPickle(stream, findings, signal)).ended;
  } catch (error) {
    if (error instanceof Stopped) return false;
    throw error;
  }
}

/** Python stops where a program is broken; what a scan takes for one behind that are the bytes of something else. */
class FindingsUntilBroken extends PickleFindings {
  override unread(problem: string, at: number): void {
    super.unread(problem, at);
    throw new Stopped();
  }
}

class Stopped extends Error {}
