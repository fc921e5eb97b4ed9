import { onDatabase, runCommandLine, type Offer } from './cli/command-line.js';
import { readConfiguration } from './configuration.js';

const offers: Readonly<Record<string, Offer>> = {
  'admin-token': {
    usage: `prints a one-time token, good for 24 hours: whoever has signed in makes their own account an
                administrator with POST /v1/administrators {"token":"…"}.`,
    load: async () => onDatabase((await import('./cli/administrator-token.js')).administratorToken),
  },
  'account-token': {
    usage: `--account=<id> or --email=<address>, and --for=confirm-email or --for=reset-password: prints a one-time token that
                does for that account what the code in a letter does, where no letters are sent.`,
    options: ['--account', '--email', '--for'],
    load: async () => onDatabase((await import('./cli/account-token.js')).accountToken),
  },
  'second-factor-off': {
    usage: `--account=<id> or --email=<address>, and --reason=<text>: removes the second factor of an account whose owner lost it.
                The reason is kept, sealed, in the account's own log. Make sure who asks: the password alone signs in afterwards.`,
    options: ['--account', '--email', '--reason'],
    load: async () => onDatabase((await import('./cli/second-factor-off.js')).secondFactorOff),
  },
  invitation: {
    usage: 'prints an invitation for one account, good for 7 days or for --days=<number>.',
    options: ['--days'],
    load: async () => onDatabase((await import('./cli/invitation.js')).invitation),
  },
  erase: {
    usage: `--account=<id> erases an account for good, as its owner could: its keys are destroyed, its files deleted, its
                address free. The running service does the work, or the next one to start; the command prints the tombstone
                as far as it is done, and may be repeated to see the rest.`,
    options: ['--account'],
    load: async () => onDatabase((await import('./cli/erase.js')).erase),
  },
  migrate: {
    usage: `brings the database up to this version and names the steps; none when it is there already. For those who start the service with
                KEYREEL_MIGRATE=off. A step that needs a table which somebody holds gives up after 5 seconds, and nothing is changed.`,
    load: async () => onDatabase((await import('./cli/migrate.js')).migrateDatabase),
  },
  'back-up': {
    usage: `--out=<folder>: writes all that cannot be made again into a new folder, as it is at one moment, whether the service runs or not: the log, what is
                sealed, and the files (unless they lie in a bucket). Not the keys: keep those elsewhere. A folder without manifest.json is no back-up.`,
    options: ['--out'],
    load: async () => onDatabase((await import('./cli/back-up.js')).backUp),
  },
  restore: {
    usage: `--from=<folder>: makes an installation out of a back-up, in a data folder that holds nothing but keys (KEYREEL_DATA_DIR), or in it and an empty
                database (DATABASE_URL). Nothing is written unless the back-up is whole. The next start makes the tables of projections anew.`,
    options: ['--from'],
    load: async () => (await import('./cli/restore.js')).restore,
  },
  'upgrade-database': {
    usage: `--from=<folder>: moves the embedded database, made by an older major version of PostgreSQL, to that of this release, and keeps the old one beside it
                (postgres-<version>). In the folder lie the older programs: an earlier release of the service, what npm fetched, or any build. Stop the service
                first. Interrupted, it is called again.`,
    options: ['--from'],
    load: async () => (await import('./cli/upgrade-database.js')).upgrade,
  },
  events: {
    usage: 'prints the whole log, one JSON object a line, in the order in which it happened.',
    load: async () => onDatabase((await import('./cli/events.js')).events),
  },
  'vault-rotate': {
    usage: `moves every account's data key under the newest master key (KEYREEL_MASTER_KEY) from those in
                KEYREEL_MASTER_KEY_PREVIOUS, while the service runs, and says how many hang on which version. It may be
                broken off and started again; the exit code is 1 while some still hang on an older one.`,
    load: async () => onDatabase((await import('./cli/vault-rotate.js')).vaultRotate),
  },
  verify: {
    usage: 'reads the log from end to end and says whether the books of all accounts balance at every position.',
    load: async () => onDatabase((await import('./cli/verify.js')).verify),
  },
  'adopt-prices': {
    usage: 'brings the price catalogue of --file=<path> into force, dated now; charges and tasks of before keep their prices.',
    options: ['--file'],
    load: async () => onDatabase((await import('./cli/adopt-prices.js')).adoptPrices),
  },
  'log copy': {
    usage: `--from=<url> --to=<url>: copies the log from one store into another, with its order and its bytes, and so with all that was signed. Each is
                postgres://… (the owner's), esdb://… or EVENT_STORE_URL; without one it is the database of this installation. Interrupted, it goes on where
                it was when it is called again; a store that holds anything else is refused. Stop the service first, or call it once more afterwards.`,
    options: ['--from', '--to'],
    load: async () => (await import('./cli/log-copy.js')).copyTheLog,
  },
  'bring-back': {
    usage: `--from=<folder>: puts the events back that a restored log lacks of what was signed, byte for byte, from an export that has
                them (npm run -s audit -- export). Nothing is written unless both together are what was signed. Stop the service first.`,
    options: ['--from'],
    load: async () => onDatabase((await import('./cli/bring-back.js')).bringBackEvents),
  },
  'new-epoch': {
    usage: `--reason=<text>: goes on with a log of which signed events are lost for good, or whose signing key is (then with --new-key).
                The log itself says from then on which ordinals of the signed log are missing. Restore what is missing instead, if anybody has it.`,
    options: ['--reason', '--new-key'],
    load: async () => onDatabase((await import('./cli/new-epoch.js')).newEpoch),
  },
  digests: {
    usage: 'prints a digest of the table of each projection, as the running service keeps it.',
    load: async () => onDatabase((await import('./cli/digests.js')).digests),
  },
  rebuild: {
    usage: `copies the log byte for byte into a fresh database, runs every projection there from nothing, prints
                the digests of their tables and drops the database. With --tamper one event of the copy is edited first.`,
    flags: ['--tamper'],
    load: async () => onDatabase((await import('./cli/rebuild.js')).rebuild),
  },
  'rebuild-projection': {
    usage: `--name=<projection>, or --name=all: has the running service, or the next one to start, make that read model anew from the whole log, beside
                the one that serves, and switch when it has caught up. With --cancel it leaves off. Prints what is under way; without --name only that.`,
    options: ['--name'],
    flags: ['--cancel'],
    load: async () => onDatabase((await import('./cli/rebuild-projection.js')).rebuildProjection),
  },
  dump: {
    usage: `prints every row of every table, to be searched. With --plant=<text> that text is in the dump too, in a
                table of its own, so that a search can show that it would find something.`,
    options: ['--plant'],
    load: async () => onDatabase((await import('./cli/dump.js')).dump),
  },
};

runCommandLine({
  program: 'npm run -s cli -- <command>',
  offers,
  configuration: () => readConfiguration(process.env),
  closing: `The command works on DATABASE_URL, else on the data folder (KEYREEL_DATA_DIR, .keyreel when it is not set), whether the
service runs or not. Run it as the same user and on the same machine as the service.`,
});
