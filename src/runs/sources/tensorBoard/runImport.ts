import { join } from 'node:path';
import { readParams, type ReadParams } from '../paramsFile';
import type { ImportContext } from '../source';
import { decodeState } from '../visitState';
import { describeRun, statusOf } from './describeRun';
import { fingerprintOf } from './eventFile';
import { compareSigns, paramsFileName, signsOf, type RunSigns } from './fileSigns';
import { newRunMemory, newWriterMemory, restartsOnly, type RunMemory } from './runMemory';
import type { RunUnit, Writer } from './runUnits';
import { WriterReading } from './writerReading';

/** Points are handed on after this many bytes of files, and at the end. */
const handOnAfter = 4 << 20;

/** Reads what is new of one run. */
export async function importRun(context: ImportContext, unit: RunUnit): Promise<void> {
  const known = decodeState<RunMemory>(context.runStates.get(unit.folder), 1);
  const signs = signsOf(context.path, unit);
  const change = known?.settled === true ? compareSigns(known, signs) : 'other';
  if (known && change === 'same' && known.status === statusOf(known, signs.written, context.now())) return;
  await new RunReading(context, unit, signs).read(known, change === 'other');
}

const noPoints = { steps: new Float64Array(), times: new Float64Array(), values: new Float64Array() };

class RunReading {
  /** Series of which something was handed on since the beginning of a pass over everything. */
  readonly #begun = new Set<string>();
  readonly #params: ReadParams;
  #keys = new Set<string>();
  #unread: string[] = [];

  constructor(
    private readonly context: ImportContext,
    private readonly unit: RunUnit,
    private readonly signs: RunSigns,
  ) {
    this.#params = readParams(join(context.path, unit.folder, paramsFileName), '/');
  }

  /** Goes on where the last visit ended, or begins anew; where a restart makes earlier points void, once more. */
  async read(known: RunMemory | null, others: boolean): Promise<void> {
    const keys = known?.keys ?? [];
    let memory = known;
    let anew = others;
    if (memory === null || others) memory = { ...newRunMemory(), settled: known === null };
    while (!(await this.#pass(memory, anew))) {
      memory = restartsOnly(memory);
      anew = true;
    }
    if (anew) this.#forgetOthers(keys, memory);
    memory.settled = true;
    this.#tell(memory);
  }

  /** False when points that were handed on, or would have been, do not hold. */
  async #pass(memory: RunMemory, anew: boolean): Promise<boolean> {
    let holds = true;
    this.#begun.clear();
    this.#keys = new Set(memory.keys);
    this.#unread = [];
    for (const writer of this.unit.writers) holds = (await this.#readWriter(memory, writer, anew)) && holds;
    return holds;
  }

  async #readWriter(memory: RunMemory, writer: Writer, anew: boolean): Promise<boolean> {
    const kept = (memory.writers[writer.folder] ??= newWriterMemory());
    const reading = new WriterReading(memory, writer, kept, anew);
    let bytes = 0;
    for (const read of reading.blocks(this.context.path, this.signs.writers.get(writer.folder) ?? new Map())) {
      bytes += read;
      if (bytes < handOnAfter) continue;
      bytes = 0;
      this.#handOn(memory, reading, anew);
      await this.context.breathe();
    }
    this.#handOn(memory, reading, anew);
    this.#unread.push(...reading.unread);
    return !reading.isStale;
  }

  #handOn(memory: RunMemory, reading: WriterReading, anew: boolean): void {
    const gathered = [...reading.take()];
    for (const { key } of gathered) this.#keep(memory, key);
    if (!reading.isStale) this.#tell(memory);
    for (const points of gathered) {
      const mode = anew && !this.#begun.has(points.key) ? 'replace' : 'append';
      this.#begun.add(points.key);
      this.context.points({ nativeId: this.unit.folder, mode, ...points });
    }
  }

  #keep(memory: RunMemory, key: string): void {
    if (this.#keys.has(key)) return;
    this.#keys.add(key);
    memory.keys.push(key);
  }

  /** Series of an earlier visit that the files of now do not hold. */
  #forgetOthers(keys: readonly string[], memory: RunMemory): void {
    const kept = new Set(memory.keys);
    for (const key of keys)
      if (!kept.has(key)) this.context.points({ nativeId: this.unit.folder, key, mode: 'replace', ...noPoints });
  }

  #tell(memory: RunMemory): void {
    const { path, now } = this.context;
    const { folder, parent, writers } = this.unit;
    const [first] = writers;
    memory.fingerprint ??= first ? fingerprintOf(join(path, first.folder, first.files[0] ?? '')) : null;
    memory.paramsFile = this.signs.paramsFile;
    memory.status = statusOf(memory, this.signs.written, now());
    const { params, problem } = this.#params;
    const unread = problem === null ? this.#unread : [`${paramsFileName} ${problem}`, ...this.#unread];
    this.context.run(describeRun(memory, { source: path, folder, parent }, params, unread));
  }
}
