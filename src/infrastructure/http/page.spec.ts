import { Controller, Get } from '@nestjs/common';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { Policy } from './route.js';
import { startRim, type Rim } from './testing/rim.js';

@Policy('public')
@Controller('things')
class ThingsController {
  @Get()
  things(): object {
    return { things: [] };
  }
}

const HTML = '<!doctype html><meta name="style-nonce" content="%STYLE_NONCE%"><script type="module" src="/assets/main-abc.js"></script>';
const SCRIPT = 'console.log(1);';
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

let folder: string;
let rim: Rim;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keyreel page '));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), HTML);
  await writeFile(join(folder, 'colours.js'), SCRIPT);
  await writeFile(join(folder, 'built-from.json'), '{}');
  await writeFile(join(folder, 'assets/main-abc.js'), SCRIPT);
  await writeFile(join(folder, 'assets/main-abc.js.br'), brotliCompressSync(SCRIPT));
  rim = await startRim([ThingsController], undefined, undefined, { folder, storage: null });
});
afterAll(async () => {
  await rim.close();
  await rm(folder, { recursive: true });
});

const visit = (path: string, of: Rim = rim) => of.client().get(path).set('accept', BROWSER);

it.each(['/', '/projects', '/projects/018f0000-0000-7000-8000-00000000000b/cards?tab=1', '/v10'])('shows %s in a browser as the page', async path => {
  const { text, headers } = await visit(path).expect(200);
  const nonce = /content="([\w-]{22})"/.exec(text)?.[1];
  expect(text).toBe(HTML.replace('%STYLE_NONCE%', nonce ?? ''));
  expect(headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  expect(headers['content-security-policy']).toBe(
    `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' blob:; media-src 'self' blob:; connect-src 'self'; ` +
      "font-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  );
});

it('gives every answer a nonce of its own', async () => {
  const [one, other] = [await visit('/'), await visit('/')];
  expect(one.text).not.toBe(other.text);
  expect(one.headers['content-security-policy']).not.toBe(other.headers['content-security-policy']);
});

it.each(['/v1/nothing', '/v1', '/health/nothing', '/metrics/nothing', '/problems/nothing/nothing', '/reference/nothing', '/assets/gone-123.js'])(
  'finds nothing at %s, in a browser too, and shows no page there',
  async path => {
    const { headers } = await visit(path).expect(404, /route_missing/);
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(headers['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'");
  },
);

it('shows nobody the page who asks for something else', async () => {
  for (const accept of ['*/*', 'application/json', 'image/*'])
    await rim
      .client()
      .get('/projects')
      .set('accept', accept)
      .expect(404, /route_missing/);
  for (const path of ['/', '/projects'])
    await rim
      .client()
      .post(path)
      .set('accept', BROWSER)
      .expect(404, /route_missing/);
});

it('leaves the API its own strict policy', async () => {
  const { headers } = await visit('/v1/things').expect(200, { things: [] });
  expect(headers['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'");
});

it('has browsers keep the assets for ever, and packs them', async () => {
  const { headers } = await rim.client().get('/assets/main-abc.js').set('accept-encoding', 'br').expect(200, SCRIPT);
  expect(headers).toMatchObject({
    'content-encoding': 'br',
    'content-type': expect.stringMatching(/javascript/) as string,
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
  });
  await rim.client().get('/assets/main-abc.js').set('accept-encoding', 'identity').expect(200, SCRIPT);
});

it('has them ask again for what keeps its name', async () => {
  const { headers } = await rim.client().get('/colours.js').expect(200, SCRIPT);
  expect(headers['cache-control']).toBe('public, max-age=0');
});

it.each(['/built-from.json', '/index.html', '/nothing.js', '/assets/', '/assets/..%2findex.html', '/..%2findex.html', '/assets/%2e%2e/index.html'])(
  'gives nothing out at %s',
  async path => {
    const { status, text } = await rim.client().get(path);
    expect([400, 404]).toContain(status);
    expect(text).not.toContain('doctype');
  },
);

it('is let reach the storage that readers of a source are sent to', async () => {
  const other = await startRim([ThingsController], undefined, undefined, { folder, storage: 'https://films.example.org' });
  const { headers } = await visit('/', other);
  for (const kind of ['img', 'media']) expect(headers['content-security-policy']).toContain(`${kind}-src 'self' blob: https://films.example.org; `);
  expect(headers['content-security-policy']).toContain("connect-src 'self' https://films.example.org; ");
  expect(headers['content-security-policy']).toContain("script-src 'self'; ");
  await other.close();
});

it('says in a sentence that there is no page where none was built, and serves the API', async () => {
  const bare = await startRim([ThingsController], undefined, undefined, { folder: join(folder, 'none'), storage: null });
  const { text } = await visit('/', bare).expect(404);
  expect(text).toContain('This service was started without its page: run <code>npm run build</code>');
  await visit('/assets/main-abc.js', bare).expect(404);
  await visit('/colours.js', bare).expect(404);
  await visit('/v1/things', bare).expect(200);
  await bare.close();
});
