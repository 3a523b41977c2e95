import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DeclaredGate } from '../../../../models/gates/declaredGate';
import type { EventKind } from '../../../../models/registry/registryEvent';
import type { VersionRecord } from '../../../../models/registry/registryState';
import type { Evidence } from '../../../../protocol/models/evidence';
import { fileOf, openPackage, type OpenedPackage } from '../packageEvidence';
import type { PromotionContext } from '../promotionContext';
import type { PageEvidence } from './pageEvidence';

/** Events of a model that are looked through for the one that a gate rests on. */
const mostEvents = 200;

/** What each gate of a version rests on, as something that can be opened; null: there is nothing to look at here. */
export class GateOpens {
  readonly #opened: OpenedPackage | null;

  constructor(
    private readonly context: PromotionContext,
    private readonly version: VersionRecord,
    private readonly evidence: PageEvidence,
  ) {
    this.#opened = openPackage(context, version);
  }

  of(gate: DeclaredGate): Evidence | null {
    const facts = this.#opened?.read?.facts;
    switch (gate.key) {
      case 'metric':
        return this.#metric(gate.settings.name);
      case 'champion':
        return this.#packaged(facts?.predictions);
      case 'contract-compatible':
        return this.#packaged('MLmodel');
      case 'pickle':
        return this.#packaged(facts?.model);
      case 'card':
        return this.#packaged(facts?.card);
      case 'no-data-errors':
        return this.#data();
      case 'restore-drill':
        return this.#event('drilled', this.version.drills[0]?.at);
      case 'latency':
        return this.#event('drilled', this.version.drills.find(({ latency }) => latency !== null)?.at);
      case 'approvals':
        return this.#event('approved', this.#lastApproval());
      case 'signed':
        return this.#event('signed', this.version.signatures.at(-1)?.at);
      case 'package-verified':
      case 'size':
        return this.#opened && { kind: 'bytes' };
      case 'command':
        return this.#output(gate.settings.command);
    }
  }

  #metric(name: string): Evidence | null {
    const found = this.evidence.metrics.find((it) => it.name === name);
    if (!found) return null;
    const { run } = this.version.registered;
    if (found.n !== null) return this.#packaged(this.#opened?.read?.facts.predictions);
    return run === null ? null : { kind: 'run', id: run };
  }

  #packaged(path: string | null | undefined): Evidence | null {
    if (!this.#opened || typeof path !== 'string') return null;
    return fileOf(this.#opened, path) === null ? null : { kind: 'packaged', path };
  }

  /** The first file with errors, else the first that is there. */
  #data(): Evidence | null {
    const { root, profiles } = this.context;
    const used = this.version.registered.data.filter(({ path }) => existsSync(join(root, path)));
    const wrong = used.find(({ path, digest }) =>
      profiles.history(path).some((it) => it.digest === digest && it.counts.error > 0),
    );
    const [shown = null] = [...(wrong ? [wrong] : []), ...used];
    return shown && { kind: 'data', path: shown.path };
  }

  #lastApproval(): number | undefined {
    const times = this.version.approvals.filter(({ stage }) => stage === this.evidence.stage).map(({ at }) => at);
    return times.length === 0 ? undefined : Math.max(...times);
  }

  #event(kind: EventKind, at: number | undefined): Evidence | null {
    if (at === undefined) return null;
    const { model, digest } = this.version;
    const events = this.context.registry.events({ model, kinds: [kind], limit: mostEvents });
    const isMeant = ({ event }: (typeof events)[number]) =>
      'digest' in event && event.digest === digest && Date.parse(event.at) === at;
    const found = events.find(isMeant);
    return found ? { kind: 'event', digest: found.digest } : null;
  }

  #output(command: string): Evidence | null {
    return this.evidence.commands.some((it) => it.command === command) ? { kind: 'output', command } : null;
  }
}
