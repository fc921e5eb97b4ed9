import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the built page lies, and what it may reach beside us. */
export interface PageSettings {
  readonly folder: string;
  /** The storage that readers of a source are sent to; null for none. */
  readonly storage: string | null;
}

/** Paths that are not the page's: what is missing there is missing. */
const NOT_THE_PAGE = /^\/(v1|health|metrics|reference|problems|assets)(\/|$)/;
/** What lies beside index.html under a name that stays when its content changes. */
const BESIDE_THE_PAGE = /^\/[a-z0-9-]+\.(js|svg|png|ico|txt|webmanifest)$/;
const NONCE = '%STYLE_NONCE%';

const NOT_BUILT = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Keyreel</title></head>
<body>
<p>This service was started without its page: run <code>npm run build</code> where it is installed. The API is there; its <a href="/reference">reference</a> says how to use it.</p>
</body>
</html>
`;

/** Scripts are ours alone; styles that scripts make carry the nonce of their page. */
const policyOf = (nonce: string, storage: string | null): string => {
  const elsewhere = storage === null ? '' : ` ${storage}`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' blob:${elsewhere}`,
    `media-src 'self' blob:${elsewhere}`,
    `connect-src 'self'${elsewhere}`,
    "font-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
};

const pathOf = ({ url }: FastifyRequest): string => url.split('?', 1)[0] ?? '/';

/** Where the page's own router may lead: what a person opens in a browser, and nothing that programs ask for. */
const isOfThePage = (path: string, { accept = '' }: FastifyRequest['headers']): boolean =>
  path === '/' || (accept.includes('text/html') && !NOT_THE_PAGE.test(path));

/** Serves the page for people: at `/`, at every path that its router may know, and its assets. A service without a built page says so. */
export const servePage = async (server: FastifyInstance, { folder, storage }: PageSettings): Promise<void> => {
  await server.register(fastifyStatic, {
    root: join(folder, 'assets'),
    suppressWarning: true, // of a folder that may come later
    prefix: '/assets/',
    index: false,
    immutable: true,
    maxAge: '365d',
    preCompressed: true,
  });
  // read for each visitor: a build beside a running service swaps it
  const page = () => readFile(join(folder, 'index.html'), 'utf8').catch(() => null);
  const answer = async (reply: FastifyReply): Promise<FastifyReply> => {
    const html = await page();
    const nonce = randomBytes(16).toString('base64url');
    void reply.headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    if (html === null) return reply.code(404).send(NOT_BUILT);
    return reply.header('content-security-policy', policyOf(nonce, storage)).send(html.replaceAll(NONCE, nonce));
  };
  server.get('/*', async (request, reply) => {
    const path = pathOf(request);
    if (BESIDE_THE_PAGE.test(path)) return reply.sendFile(path.slice(1), folder, { immutable: false, maxAge: 0 });
    if (!isOfThePage(path, request.headers)) return reply.callNotFound();
    return answer(reply);
  });
};
