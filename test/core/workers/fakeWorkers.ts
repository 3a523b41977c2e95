import { EventEmitter } from 'node:events';

/** Stand in for threads: each keeps what it is sent, and says what a test has it say. */
export function fakeWorkers<To, From>() {
  class FakeWorker extends EventEmitter {
    readonly received: To[] = [];

    postMessage(message: To): void {
      this.received.push(message);
    }

    say(message: From): void {
      this.emit('message', message);
    }

    terminate(): Promise<number> {
      return Promise.resolve(0);
    }
  }
  const workers: FakeWorker[] = [];
  const start = () => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker;
  };
  return { workers, start };
}
