import type { ModelImport, ModelProblem, ModelVerdict } from '../modelFileReport';
import { judgeImport, type TrustedImports } from '../imports/judgeImport';

/** A pickle that imports more than this lists no further safe ones. */
const mostImports = 20_000;
const mostProblems = 100;
/** Opcodes of all pickles of a file that are followed: a few seconds of work, and more than any model has that was not made by hand. */
const usualSteps = 100_000_000;

/** What a scan found, over all pickles of a file. */
export class PickleFindings {
  readonly imports = new Map<string, ModelImport>();
  readonly problems: ModelProblem[] = [];
  /** Whether something could not be followed to its end. */
  partly = false;
  /** Whether it has a construct that an ordinary pickle does not have. */
  isSuspect = false;
  #worst: ModelVerdict = 'safe';
  #calls = 0;
  #steps = 0;

  constructor(
    private readonly trusted: TrustedImports,
    private readonly mostSteps = usualSteps,
  ) {}

  /** One more opcode is looked at; false: so many were that no more are. */
  step(): boolean {
    return this.#steps++ < this.mostSteps;
  }

  import(module: string, name: string): ModelImport {
    const key = `${module}\n${name}`;
    const known = this.imports.get(key);
    if (known) return known;
    const judged = judgeImport(module, name, this.trusted);
    this.#raise(judged.verdict);
    if (this.imports.size < mostImports || judged.verdict === 'dangerous') this.imports.set(key, judged);
    return judged;
  }

  /** Whether a scan ended because no more is followed. */
  get isSpent(): boolean {
    return this.#steps > this.mostSteps;
  }

  /** Of what was imported before: it is dangerous, and loading calls it. */
  callsDangerous(judged: ModelImport): void {
    this.imports.set(`${judged.module}\n${judged.name}`, { ...judged, called: true });
  }

  /** Something is called or made. */
  called(): void {
    this.#calls++;
  }

  get calls(): number {
    return this.#calls;
  }

  /** A construct that an ordinary pickle does not have; one that is long to tell is only told where it is kept. */
  suspect(verdict: 'dangerous' | 'needs-trust', problem: string | (() => string), at: number): void {
    this.isSuspect = true;
    this.#raise(verdict);
    this.#tell(problem, at);
  }

  /** Something that ends or hinders the scan. */
  unread(problem: string, at: number): void {
    this.partly = true;
    this.#tell(problem, at);
  }

  get verdict(): ModelVerdict {
    return this.#worst === 'safe' && this.partly ? 'partly-scanned' : this.#worst;
  }

  #raise(verdict: 'safe' | 'needs-trust' | 'dangerous'): void {
    if (verdict === 'dangerous' || (verdict === 'needs-trust' && this.#worst === 'safe')) this.#worst = verdict;
  }

  #tell(told: string | (() => string), at: number): void {
    if (this.problems.length >= mostProblems) return;
    const problem = typeof told === 'string' ? told : told();
    if (this.problems.every((it) => it.problem !== problem)) this.problems.push({ problem, at });
  }
}
