import { createServer } from 'node:net';

/**
 * Throws a sentence for a person where nothing can listen on that port of 127.0.0.1; 0 is any that is free.
 * @param {string} text as somebody wrote it
 * @returns {Promise<number>}
 */
export async function freePort(text) {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new Error(`--port takes a number from 0 to 65535, not "${text}".`);
  const code = await failure(port);
  if (code === null) return port;
  const why = code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be opened (${code})`;
  throw new Error(`Port ${port} ${why}: name another one with --port, or leave --port out.`);
}

/**
 * @param {number} port
 * @returns {Promise<string | null>} the code of the error
 */
function failure(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve('code' in error ? String(error.code) : error.message));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(null)));
  });
}
