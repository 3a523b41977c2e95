import type { GateEvidence } from '../../../models/gates/gate';

/** What came of commands of gates that a person had run to look at it, for each package and stage. Kept for a session only. */
export class RanCommands {
  readonly #ran = new Map<string, GateEvidence['commands']>();

  of(digest: string, stage: string): GateEvidence['commands'] {
    return this.#ran.get(`${digest} ${stage}`) ?? [];
  }

  keep(digest: string, stage: string, commands: GateEvidence['commands']): void {
    this.#ran.set(`${digest} ${stage}`, commands);
  }
}
