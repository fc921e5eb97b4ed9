import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfiguration } from '../../src/configuration.js';
import { startEmbeddedPostgres } from '../../src/infrastructure/postgres/embedded-postgres.js';
import { olderBinaries } from '../../src/infrastructure/postgres/postgres-major.js';
import { startService, type Service } from '../../src/service.js';
import { Actor } from '../support/actor.js';
import { asking } from '../support/asking.js';
import { cli } from '../support/cli.js';

const MINUTES = 60_000;

/** Where the programs of an older PostgreSQL lie: the script that runs this has fetched them. */
const OLDER = process.env['KEYREEL_SPEC_OLDER_POSTGRES'] ?? '';

/** A data folder whose database an older major version of PostgreSQL made; `npm run test:upgrade`. */
describe('an embedded database that was made by an older PostgreSQL', () => {
  let dataDir: string;
  let service: Service | undefined;
  let ada: Actor;
  let then: { readonly digests: unknown; readonly verified: string; readonly checkpoint: string; readonly balance: unknown };

  const settings = (): NodeJS.ProcessEnv => ({ KEYREEL_DATA_DIR: dataDir });
  const started = (of: NodeJS.ProcessEnv): Promise<Service> =>
    startService(
      {
        ...readConfiguration({ PATH: process.env['PATH'], KEYREEL_MEDIA_ENGINE: 'npm', ...of }),
        sealing: { ...readConfiguration({}).sealing, everyMs: 0 },
        port: 0,
      },
      () => undefined,
    );
  const checkpointOf = async (of: Service): Promise<string> => {
    await of.platform.sealing.sealer.round();
    return (await asking(of.url).get('/v1/log/checkpoint').expect(200)).text;
  };

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'keyreel upgrade '));
    const binaries = olderBinaries(OLDER);
    if (!binaries) throw new Error('KEYREEL_SPEC_OLDER_POSTGRES names no PostgreSQL.');
    const older = await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres'), binaries });
    const before = await started({ ...settings(), DATABASE_URL: older.ownerUrl, DATABASE_SERVING_URL: older.url });
    ada = await Actor.signUp(before.url, () => before.settled());
    await before.settled();
    const own = { ...settings(), DATABASE_URL: older.ownerUrl, DATABASE_SERVING_URL: older.url };
    then = {
      digests: JSON.parse((await cli(['digests'], own)).said),
      verified: (await cli(['verify'], own)).said,
      checkpoint: await checkpointOf(before),
      balance: await ada.balance(),
    };
    await before.close();
    await older.stop();
  }, 5 * MINUTES);

  afterAll(async () => {
    await service?.close();
    await rm(dataDir, { recursive: true, force: true });
  }, MINUTES);

  it(
    'is refused by a start and by every command, with the very words that move it over',
    async () => {
      const { code, complained } = await cli(['verify'], settings());
      expect(code).toBe(1);
      expect(complained).toMatch(/was made by PostgreSQL 17, and this release brings PostgreSQL 18\. Nothing was changed\./);
      expect(complained).toContain('npm run -s cli -- upgrade-database --from=');
      await expect(started(settings())).rejects.toThrow('upgrade-database');
      expect((await cli(['upgrade-database'], settings())).complained).toContain('npm install --no-save --prefix');
      expect((await cli(['upgrade-database', `--from=${dataDir}`], settings())).complained).toContain('There is no PostgreSQL in');
    },
    3 * MINUTES,
  );

  it(
    'is moved to the new PostgreSQL by one command, again after an interruption, and then is the same: log, signatures, books and tables',
    async () => {
      // what an earlier call left that was killed while it worked
      await mkdir(join(dataDir, 'upgrading', 'postgres'), { recursive: true });
      await writeFile(join(dataDir, 'upgrading', 'postgres', 'half'), '');
      const moved = await cli(['upgrade-database', `--from=${OLDER}`], settings());
      expect({ code: moved.code, complained: moved.complained }).toMatchObject({ code: 0, complained: expect.stringContaining('postgres-17') });
      expect(JSON.parse(moved.said)).toMatchObject({ from: '17', to: '18', kept: join(dataDir, 'postgres-17') });
      expect(await readdir(dataDir)).not.toContain('upgrading');
      expect((await cli(['upgrade-database', `--from=${OLDER}`], settings())).complained).toContain('there is nothing to do');

      service = await started(settings());
      await service.settled();
      expect((await cli(['verify'], settings())).said).toBe(then.verified);
      expect(JSON.parse((await cli(['digests'], settings())).said)).toEqual(then.digests);
      expect(await checkpointOf(service)).toBe(then.checkpoint);
      const here = await ada.at(service.url, () => Promise.resolve()).signsInAgain();
      expect(await here.balance()).toEqual(then.balance);
      await service.close();
      service = undefined;
    },
    5 * MINUTES,
  );

  it(
    'is not begun anew by a start that comes in between, when the last step of the move was interrupted',
    async () => {
      const [place, work] = [join(dataDir, 'postgres'), join(dataDir, 'upgrading')];
      await rm(join(dataDir, 'postgres-17'), { recursive: true });
      await mkdir(work);
      await rename(place, join(work, 'postgres'));
      await writeFile(join(work, 'complete'), JSON.stringify({ from: '17', to: '18', kept: join(dataDir, 'postgres-17') }));
      await expect(started(settings())).rejects.toThrow('The upgrade of the database was interrupted at its last step');
      expect((await cli(['upgrade-database'], settings())).code).toBe(0);
      expect((await cli(['verify'], settings())).said).toBe(then.verified);
    },
    3 * MINUTES,
  );
});
