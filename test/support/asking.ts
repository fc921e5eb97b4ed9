import request, { type Test } from 'supertest';

/** How long an answer may take, on a machine that does much else meanwhile. */
const PATIENCE_MS = 40_000;

type Ask = (path: string) => Test;

/** Asks a server over HTTP; what is not answered in time fails by saying what that was. */
export const asking = (url: string, patience = PATIENCE_MS): Readonly<Record<'get' | 'post' | 'put' | 'patch' | 'delete', Ask>> => {
  const asker = request(url);
  const bounded = (asked: Test): Test =>
    asked.timeout(patience).on('error', (error: Error & { timeout?: number }) => {
      if (error.timeout === patience) error.message = `${asked.method} ${new URL(asked.url).pathname} was not answered within ${patience / 1000} s.`;
    });
  return {
    get: path => bounded(asker.get(path)),
    post: path => bounded(asker.post(path)),
    put: path => bounded(asker.put(path)),
    patch: path => bounded(asker.patch(path)),
    delete: path => bounded(asker.delete(path)),
  };
};
