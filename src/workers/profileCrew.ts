import type { Worker } from 'node:worker_threads';
import type { Disposable } from '../base/disposable';
import type { ProfilePart } from '../data/profile/profilePart';
import type { ChunkJob, ChunkReply } from './profileProtocol';

/** Jobs a thread has at a time: the one at work and the next, so that it never waits for this thread to look up. */
const jobsAhead = 2;

/**
 * Threads that take chunks as they get free. A thread that fails hands its jobs back undone; it takes no others.
 */
export class ProfileCrew implements Disposable {
  /** Chunks that are done, or handed back (null), by index. */
  readonly done = new Map<number, ProfilePart | null>();
  private readonly members: { readonly worker: Worker; readonly jobs: Set<number>; failed: boolean }[];
  private wake: () => void = () => undefined;

  /** `nextJob` gives the next chunk, or null when there is none to give right now. */
  constructor(
    workers: readonly Worker[],
    private readonly nextJob: () => ChunkJob | null,
  ) {
    this.members = workers.map((worker) => ({ worker, jobs: new Set<number>(), failed: false }));
    for (const member of this.members) {
      const fail = (): void => {
        member.failed = true;
        for (const index of member.jobs) this.done.set(index, null);
        member.jobs.clear();
        this.wake();
      };
      member.worker.on('message', (reply: ChunkReply) => {
        member.jobs.delete(reply.index);
        this.done.set(reply.index, reply.part);
        this.distribute();
        this.wake();
      });
      member.worker.on('error', fail);
      member.worker.on('exit', fail);
    }
  }

  /** Gives jobs to whoever has room for them. */
  distribute(): void {
    for (let round = 0; round < jobsAhead; round++) {
      for (const { worker, jobs, failed } of this.members) {
        if (failed || jobs.size > round) continue;
        const job = this.nextJob();
        if (job === null) return;
        jobs.add(job.index);
        worker.postMessage(job);
      }
    }
  }

  /** Ends the wait for a change. */
  nudge(): void {
    this.wake();
  }

  /** Until something is done or handed back, or a nudge. */
  async change(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.wake = resolve;
    });
  }

  dispose(): void {
    for (const { worker } of this.members) {
      worker.removeAllListeners();
      // What fails now fails in work that nobody waits for.
      worker.on('error', () => undefined);
      void worker.terminate();
    }
  }
}
