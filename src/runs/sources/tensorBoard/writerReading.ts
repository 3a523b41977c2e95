import { join } from 'node:path';
import { errorMessage } from '../../../base/errors';
import type { SeriesPoints } from '../../run';
import { readEvents } from './eventFile';
import { EventReader } from './eventReader';
import type { FileSigns } from './fileSigns';
import type { RunMemory, WriterMemory } from './runMemory';
import type { Writer } from './runUnits';
import { TagTable } from './tagTable';
import { WriterEvents } from './writerEvents';

type Gathered = Pick<SeriesPoints, 'key' | 'steps' | 'times' | 'values'>;

/** Reads the files of one writer in the order of their names, and gathers the points until they are taken. */
export class WriterReading {
  /** Files that could not be read, and why. */
  readonly unread: string[] = [];
  readonly #tags = new TagTable();
  readonly #events: WriterEvents;
  readonly #reader: EventReader;

  /** `anew`: from the beginning of all files, as far as `kept` does not say otherwise. */
  constructor(
    run: RunMemory,
    private readonly writer: Writer,
    private readonly kept: WriterMemory,
    anew: boolean,
  ) {
    this.#events = new WriterEvents(run, kept, writer.main, anew);
    this.#reader = new EventReader(this.#tags, this.#events);
    for (const [tag, content] of Object.entries(kept.contents)) Object.assign(this.#tags.of(tag) ?? {}, { content });
  }

  /** What was gathered does not hold: all has to be read again, with the restarts that are known now. */
  get isStale(): boolean {
    return this.#events.isStale;
  }

  /** Reads block by block; each step tells how many bytes it read. */
  *blocks(source: string, signs: ReadonlyMap<string, FileSigns>): Iterable<number> {
    for (const [name, { size, modified }] of signs) {
      const file = (this.kept.files[name] ??= { offset: 0, damaged: 0, firstDamage: null, size, modified });
      Object.assign(file, { size, modified });
      const events = this.#events;
      events.place.file = name;
      let before = file.offset;
      try {
        const onRecord = (buffer: Buffer, start: number, end: number, offset: number) => {
          events.place.offset = offset;
          this.#reader.read(buffer, start, end);
        };
        for (const _ of readEvents(join(source, this.writer.folder, name), size, file, onRecord)) {
          yield file.offset - before;
          before = file.offset;
        }
      } catch (error) {
        this.unread.push(`not readable: ${name} (${errorMessage(error)})`);
        // The next visit tries again, though the file is the same.
        file.modified = 0;
      }
    }
  }

  /** The points since they were taken last, by the name of their metric in the run; none that do not hold. */
  *take(): Iterable<Gathered> {
    this.kept.leftOut += this.#tags.leftOut;
    this.#tags.leftOut = 0;
    for (const { tag, content, points } of this.#tags.all) {
      if (content === 'scalars' || content === 'text') this.kept.contents[tag] = content;
      if (points.length > 0 && !this.isStale)
        yield { key: `${this.writer.prefix}${tag}${this.writer.suffix}`, ...points.take() };
    }
  }
}
