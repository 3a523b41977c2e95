import { basename } from 'node:path';
import { plural, shorten } from '../../base/text';
import { readHeader } from './csvRecords';
import { newLogProgress, readLog, withoutRepeats, type LogColumns, type LogProgress } from './csvLog';
import { areApart, digestBefore, fileFacts, fileSign, type FileFacts } from './fileFacts';
import { isLive } from './liveness';
import { readParams } from './paramsFile';
import { partlyRead } from './partlyRead';
import { SeriesHandover } from './seriesHandover';
import type { ImportContext } from './source';
import { decodeState } from './visitState';

/** A run that is logged to one CSV file. */
export interface CsvRun {
  readonly nativeId: string;
  readonly name: string;
  readonly experiment: string;
  /** Absolute path of the log. */
  readonly file: string;
  /** YAML or JSON beside it; null: the run has no such file. */
  readonly paramsFile: string | null;
  /** Whether that is written when the run begins. */
  readonly beginsWithParams: boolean;
  readonly separator: '/' | '.';
  readonly artifacts: string | null;
  /** Where it says how the log is to be read, that; a change of it is a reason to read all again. */
  readonly reading?: string;
  /** What the columns of this header are. */
  readonly columns: (header: readonly string[]) => LogColumns;
}

interface CsvRunState extends LogProgress {
  readonly version: 3;
  readonly header: string;
  /** Digest of what was read last. */
  readonly tail: string;
  readonly size: number;
  readonly modified: number;
  /** Size and time of the file of parameters, and how the log was to be read. */
  readonly around: string;
  readonly running: boolean;
  readonly keys: readonly string[];
}

/** Reads what is new of a run; all of it when that is asked for, its header changed or the file is another one. */
export async function importCsvRun(context: ImportContext, run: CsvRun): Promise<void> {
  const facts = fileFacts(run.file);
  if (facts === null) return;
  const known = decodeState<CsvRunState>(context.runStates.get(run.nativeId), 3);
  const running = isLive(facts.modified, context.now());
  const around = `${run.paramsFile === null ? '' : fileSign(run.paramsFile)} ${run.reading ?? ''}`;
  const isSame =
    !context.full &&
    known?.size === facts.size &&
    known.modified === facts.modified &&
    known.around === around &&
    known.running === running;
  if (isSame) return;
  await new CsvReading(context, run, facts, { running, around }).read(known);
}

/** Points are handed on after so many bytes. */
const handOnAfter = 1 << 20;

class CsvReading {
  constructor(
    private readonly context: ImportContext,
    private readonly run: CsvRun,
    private readonly facts: FileFacts,
    private readonly signs: Pick<CsvRunState, 'running' | 'around'>,
  ) {}

  async read(known: CsvRunState | null): Promise<void> {
    const { context, run, facts } = this;
    const header = readHeader(run.file);
    if (header === null) {
      context.problem(run.file, facts.size === 0 ? 'It is empty.' : 'It has no whole line.');
      return;
    }
    const names = JSON.stringify([run.reading ?? '', header.delimiter, ...header.names]);
    const anew = context.full || known?.header !== names || this.#isOther(known);
    const progress = anew ? newLogProgress(header) : known;
    const handover = new SeriesHandover(context, run.nativeId, known?.keys ?? [], anew);
    const { columns, repeated } = withoutRepeats(run.columns(header.names));
    const notes = [
      ...columns.missing.map((name) => `no column ${shorten(name)}`),
      ...repeated.map((name) => `more than one column ${shorten(name)}, and only the first is read`),
    ];
    const log = { path: run.file, size: facts.size, header, columns };
    // What replaces an earlier reading is handed on at once, so that no visit ends with a mixture of both.
    const each = anew && known !== null ? Infinity : handOnAfter;
    for (const series of readLog(log, progress, each)) {
      handover.announce(series.keys());
      this.#tell(progress, names, handover.keys, notes);
      for (const [key, points] of series) handover.give({ key, ...points.take() });
      await context.breathe();
    }
    handover.forgetOthers();
  }

  /** A training that begins again writes its log anew, with the same header. */
  #isOther({ offset, tail }: CsvRunState): boolean {
    return this.facts.size < offset || digestBefore(this.run.file, offset) !== tail;
  }

  #tell(progress: LogProgress, header: string, keys: readonly string[], ofColumns: readonly string[]): void {
    const { size, modified, fingerprint } = this.facts;
    const { nativeId, experiment, name, artifacts, paramsFile, separator } = this.run;
    const { params, problem } = paramsFile === null ? noParams : readParams(paramsFile, separator);
    const notes = [...notesOf(progress, size), ...ofColumns];
    if (problem !== null) notes.push(`parameters: ${basename(paramsFile ?? '')} ${problem}`);
    const tail = digestBefore(this.run.file, progress.offset);
    const state: CsvRunState = { ...progress, ...this.signs, version: 3, header, tail, size, modified, keys };
    this.context.run({
      nativeId,
      fingerprint,
      experiment,
      name,
      status: this.signs.running ? 'running' : 'finished',
      ...this.#times(progress),
      written: modified,
      parent: null,
      params: new Map([...params, ...Object.entries(progress.params)]),
      tags: new Map(),
      environment: new Map(),
      code: null,
      data: [],
      artifacts,
      partly: partlyRead(notes),
      deleted: false,
      state: JSON.stringify(state),
    });
  }

  /** One time alone is no end, and times of files only where they are those of the run: none is better than a wrong duration. */
  #times({ firstTime, lastTime }: LogProgress): { readonly started: number | null; readonly ended: number | null } {
    const { running } = this.signs;
    if (firstTime !== null) return { started: firstTime, ended: running || lastTime === firstTime ? null : lastTime };
    const { modified } = this.facts;
    const started = this.#begun();
    const isTold = started === null || (this.run.beginsWithParams && areApart(started, modified));
    return { started, ended: running || !isTold ? null : modified };
  }

  /** A log without times was begun when its file of parameters was written, where it has one. */
  #begun(): number | null {
    const params = this.run.paramsFile === null ? null : fileFacts(this.run.paramsFile);
    return params && params.modified <= this.facts.modified ? params.modified : null;
  }
}

const noParams = { params: new Map<string, string>(), problem: null };

/** A column with numbers and other words is a metric with cells that could not be read; one without numbers is none. */
function notesOf({ numbers, others, longer, offset }: LogProgress, size: number): readonly string[] {
  const notes = Object.entries(others)
    .filter(([key]) => Object.hasOwn(numbers, key))
    .map(([key, count]) => `${plural(count, 'cell')} of ${shorten(key)} without a number`);
  if (longer > 0) notes.push(`${plural(longer, 'row')} with more cells than the header has names`);
  if (size > offset) notes.push('the last line has no end yet, and is not read');
  return notes;
}
