import { toDisposable } from '../../src/base/disposable';
import type { Port } from './rpc';

/** What VS Code gives a panel, once. */
interface VsCodeApi {
  postMessage(message: unknown): void;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

const api = acquireVsCodeApi();

/** The extension at the other end of the panel. */
export const hostPort: Port = {
  send: (message) => api.postMessage(message),
  listen(receive) {
    const listener = ({ data }: MessageEvent) => receive(data);
    window.addEventListener('message', listener);
    return toDisposable(() => window.removeEventListener('message', listener));
  },
};

/** Keeps a plain value over a reload of the panel, with the folder by which the extension finds its project again. */
export function keepState(state: object): void {
  const project = document.querySelector<HTMLMetaElement>('meta[name="tend-project"]')?.content;
  api.setState({ ...state, project });
}
