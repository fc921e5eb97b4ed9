/**
 * Runs the journeys again and again and tells which ones failed even once: `npm run flaky -- 20 test/journeys/books`.
 */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';

const [times = '20', pattern = 'test/journeys'] = process.argv.slice(2);
let failed = 0;
for (let round = 1; round <= Number(times); round += 1) {
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, 'test.mjs'), '--specs-only', '--silent', pattern], {
    cwd: dirname(import.meta.dirname),
    stdio: 'inherit',
  });
  if (status !== 0) failed += 1;
  console.log(`round ${round} of ${times}: ${status === 0 ? 'green' : 'FAILED'}, ${failed} failed so far`);
}
process.exitCode = failed === 0 ? 0 : 1;
