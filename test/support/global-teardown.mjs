import { rm } from 'node:fs/promises';

/** Stops this run's server and removes its data. */
export default async function stopServer() {
  const { server, dataDir } = globalThis.keyreelTestServer ?? {};
  await server?.stop();
  if (dataDir) await rm(dataDir, { recursive: true, force: true });
}
