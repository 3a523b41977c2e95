import { join } from 'node:path';
import { readParams, type ReadParams } from '../paramsFile';
import { SeriesHandover } from '../seriesHandover';
import type { ImportContext } from '../source';
import { decodeState } from '../visitState';
import { describeRun, statusOf } from './describeRun';
import { fingerprintOf } from './eventFile';
import { compareSigns, paramsFileName, signsOf, type RunSigns } from './fileSigns';
import { keysOfEarlier, memoryVersion, newRunMemory, newWriterMemory, restartsOnly, type RunMemory } from './runMemory';
import type { RunUnit, Writer } from './runUnits';
import { WriterReading } from './writerReading';

/** Points are handed on after this many bytes of files, and at the end. */
const handOnAfter = 4 << 20;

/** Reads what is new of one run, or all of it. */
export async function importRun(context: ImportContext, unit: RunUnit): Promise<void> {
  const state = context.runStates.get(unit.folder) ?? null;
  const known = decodeState<RunMemory>(state, memoryVersion);
  const signs = signsOf(context.path, unit);
  const change = known?.settled === true && !context.full ? compareSigns(known, signs) : 'other';
  if (known && change === 'same' && known.status === statusOf(known, signs.written, context.now())) return;
  const stored = { isNone: state === null, keys: known?.keys ?? keysOfEarlier(state) };
  await new RunReading(context, unit, signs).read(change === 'other' ? null : known, stored);
}

/** What the store has of a run from visits before this one. */
interface Stored {
  readonly isNone: boolean;
  readonly keys: readonly string[];
}

class RunReading {
  readonly #params: ReadParams;
  #unread: string[] = [];

  constructor(
    private readonly context: ImportContext,
    private readonly unit: RunUnit,
    private readonly signs: RunSigns,
  ) {
    this.#params = readParams(join(context.path, unit.folder, paramsFileName), '/');
  }

  /** Goes on where the last visit ended, or begins anew; where a restart makes earlier points void, once more. */
  async read(known: RunMemory | null, stored: Stored): Promise<void> {
    let memory = known ?? { ...newRunMemory(), settled: stored.isNone };
    let anew = known === null;
    for (;;) {
      const handover = new SeriesHandover(this.context, this.unit.folder, stored.keys, anew);
      if (await this.#pass(memory, handover, anew)) break;
      memory = restartsOnly(memory);
      anew = true;
    }
    memory.settled = true;
    this.#tell(memory);
  }

  /** False when points that were handed on, or would have been, do not hold. */
  async #pass(memory: RunMemory, handover: SeriesHandover, anew: boolean): Promise<boolean> {
    let holds = true;
    this.#unread = [];
    for (const writer of this.unit.writers) {
      const kept = (memory.writers[writer.folder] ??= newWriterMemory());
      const reading = new WriterReading(memory, writer, kept, anew);
      await this.#readWriter(memory, writer, reading, handover);
      this.#unread.push(...reading.unread);
      holds &&= !reading.isStale;
    }
    if (holds) handover.forgetOthers();
    return holds;
  }

  async #readWriter(
    memory: RunMemory,
    writer: Writer,
    reading: WriterReading,
    handover: SeriesHandover,
  ): Promise<void> {
    let bytes = 0;
    for (const read of reading.blocks(this.context.path, this.signs.writers.get(writer.folder) ?? new Map())) {
      bytes += read;
      if (bytes < handOnAfter) continue;
      bytes = 0;
      this.#handOn(memory, reading, handover);
      await this.context.breathe();
    }
    this.#handOn(memory, reading, handover);
  }

  #handOn(memory: RunMemory, reading: WriterReading, handover: SeriesHandover): void {
    const gathered = [...reading.take()];
    if (reading.isStale) return;
    handover.announce(gathered.map(({ key }) => key));
    memory.keys = handover.keys;
    this.#tell(memory);
    for (const points of gathered) handover.give(points);
  }

  #tell(memory: RunMemory): void {
    const { path, now } = this.context;
    const { folder, parent, writers } = this.unit;
    const [first] = writers;
    memory.fingerprint ??= first ? fingerprintOf(join(path, first.folder, first.files[0] ?? '')) : null;
    memory.paramsFile = this.signs.paramsFile;
    memory.status = statusOf(memory, this.signs.written, now());
    const { params, problem } = this.#params;
    const unread = problem === null ? this.#unread : [`parameters: ${paramsFileName} ${problem}`, ...this.#unread];
    this.context.run(describeRun(memory, { source: path, folder, parent }, params, unread));
  }
}
