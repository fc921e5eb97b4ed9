/**
 * Files in a bucket: the contract of the storage, every spec of resumable uploads, and the five acts with an audit of them, each on a server of its own that is started
 * here (s3rver, from npm). Where S3_BUCKET and S3_ENDPOINT name a storage, the contract and the acts run on that one too: `npm run test:s3`.
 */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';

const root = dirname(import.meta.dirname);
const { S3_BUCKET: bucket, S3_ENDPOINT: endpoint } = process.env;
const isNamed = Boolean(bucket && endpoint);

const run = (env, ...args) => spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).status ?? 1;

const given = process.argv.slice(2);
const specs = run(
  { KEYREEL_TEST_S3: 'all' },
  join(root, 'scripts/test.mjs'),
  '--specs-only',
  ...(given.length > 0
    ? given
    : ['src/infrastructure/storage/s3', 'src/infrastructure/uploads/tus-uploads', 'src/infrastructure/uploads/account-bucket']),
);
const own = given.length > 0 ? 0 : run({}, join(root, 'scripts/test-engines.mjs'), 's3');
if (!isNamed) console.log('A storage of somebody’s: did not run, because S3_BUCKET and S3_ENDPOINT name none');
const named = isNamed && given.length === 0 ? run({ S3_PREFIX: `acts-${Date.now()}` }, join(root, 'scripts/run.mjs'), 'demo/story', '--engines') : 0;
process.exitCode = specs || own || named;
