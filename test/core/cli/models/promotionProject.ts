import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { vi } from 'vitest';
import { recordEvents } from '../../../../src/actions/models/recordEvents';
import type { EventDraft } from '../../../../src/models/registry/registryEvent';
import { openedRegistry } from '../../models/registry/openedRegistry';
import { temporaryFolder } from '../../temporaryFolder';
import { runTend, type TendRun } from '../runTend';

export const author = 'ana@example.com';

// Where the tests run says nothing of who acts in them.
vi.stubEnv('CI', '');

/** What is said after each event that was recorded. */
export const sharing = 'Commit tend/ledger to share it.';

/** The smallest file of tensors: a header without any. */
const tensors = '\u0002\0\0\0\0\0\0\0{}';

const truths = [1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0];

/** Predictions of so many times 12 rows, of which the first `wrong` of each 12 are predicted wrongly. */
export function predictions(times: number, wrong: number): string {
  const rows = Array.from({ length: times }, (_, time) =>
    truths.map((truth, at) => {
      const isWrong = (at * 5 + time) % 12 < wrong;
      return `${time}-${at},${truth},${isWrong ? 1 - truth : truth}`;
    }),
  );
  return ['id,y_true,y_pred', ...rows.flat()].join('\n');
}

/** A project with its gates, in which ana registers versions of churn. */
export class PromotionProject {
  readonly root: string;
  #count = 0;

  constructor(gates: string | null, files: Readonly<Record<string, string>> = {}) {
    const config = gates === null ? {} : { 'tend.yaml': `models:\n  churn:\n    gates:\n      production:\n${gates}` };
    this.root = temporaryFolder({ ...config, 'model.safetensors': tensors, ...files });
    execFileSync('git', ['init', '-q'], { cwd: this.root });
    this.as(author);
  }

  /** Who acts from here on. */
  as(email: string): this {
    execFileSync('git', ['config', 'user.email', email], { cwd: this.root });
    return this;
  }

  /** Without the note that follows whatever was recorded. */
  async run(...args: readonly string[]): Promise<TendRun> {
    const ran = await runTend(this.root, ['models', ...args]);
    return { ...ran, notes: ran.notes.filter((it) => it !== sharing) };
  }

  /** Packages and registers the next version; `args` are the source, where it is another one, and options of package. */
  async register(...args: readonly string[]): Promise<void> {
    const out = `package-${++this.#count}`;
    const source = args[0]?.startsWith('--') === false ? [] : ['model.safetensors'];
    await this.#must(
      'package',
      ...source,
      ...args,
      '--requirements',
      this.#requirements(),
      '--name',
      'churn',
      '--out',
      out,
    );
    await this.#must('register', out, '--reason', 'trained');
  }

  /** Another one each time, so that no two packages are the same. */
  #requirements(): string {
    writeFileSync(join(this.root, 'requirements.txt'), `numpy==2.0.${this.#count}\n`);
    return 'requirements.txt';
  }

  async #must(...args: readonly string[]): Promise<void> {
    const { code, notes } = await this.run(...args);
    if (code !== 0) throw new Error(`${args.join(' ')}: ${notes.join('\n')}`);
  }

  /** What only other commands record, or at another time. */
  record(draft: (digest: string) => EventDraft, at?: Date): void {
    const context = openedRegistry(this.root, at ? { now: () => at } : {});
    recordEvents(context, () => [draft(context.registry.versions('churn')[0]?.digest ?? '')]);
  }

  promote(version: string, ...more: readonly string[]): Promise<TendRun> {
    return this.run('promote', version, '--to', 'production', '--reason', 'better', ...more);
  }

  /** The verdict, and each gate as `gate: verdict: sentence`. */
  async gates(version: string, ...more: readonly string[]) {
    const { code, out, notes } = await this.promote(version, '--format', 'json', ...more);
    if (out === '') throw new Error(notes.join('\n'));
    const answer = JSON.parse(out) as {
      readonly verdict: string;
      readonly event: string | null;
      readonly gates: readonly { gate: string; verdict: string; sentence: string }[];
    };
    const { verdict, event, gates } = answer;
    return { code, verdict, event, gates: gates.map((it) => `${it.gate}: ${it.verdict}: ${it.sentence}`) };
  }
}

/** A project with one gate. */
export function gateProject(gate: string, files: Readonly<Record<string, string>> = {}): PromotionProject {
  return new PromotionProject(`        - ${gate}\n`, files);
}

/** What is said of a version without promoting it: the verdict, then each gate. */
export async function judged(churn: PromotionProject, version = 'churn@1', ...more: readonly string[]) {
  const { verdict, gates } = await churn.gates(version, '--dry-run', ...more);
  return [verdict, ...gates];
}
