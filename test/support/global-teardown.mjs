import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Stops this run's server and removes its data. */
export default async function stopServer() {
  const { server, dataDir } = globalThis.keyreelTestServer ?? {};
  await server?.stop();
  if (dataDir) await rm(dataDir, { recursive: true, force: true });
  if (process.env.KEYREEL_TEST_HEARD) await rm(process.env.KEYREEL_TEST_HEARD, { recursive: true, force: true });
  const left = (await readdir(tmpdir())).filter(name => name.startsWith(`keyreel crash ${process.env.KEYREEL_TEST_RUN}`));
  for (const name of left) await rm(join(tmpdir(), name), { recursive: true, force: true });
}
