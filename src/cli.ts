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
