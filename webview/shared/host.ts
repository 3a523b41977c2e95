import type * as z from 'zod/mini';
import { toDisposable } from '../../src/base/disposable';
import type { Port } from './rpc';

/** What VS Code gives a panel, once. */
interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
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

/** What the panel left when it was last shown; null when there is nothing, or another version left it. */
export function keptState<Schema extends z.ZodMiniType>(schema: Schema): z.output<Schema> | null {
  const parsed = schema.safeParse(api.getState());
  return parsed.success ? parsed.data : null;
}

/** Keeps a plain value over a reload of the panel, with the folder by which the extension finds its project again. */
export function keepState(state: object): void {
  const project = document.querySelector<HTMLMetaElement>('meta[name="tend-project"]')?.content;
  api.setState({ ...state, project });
}
