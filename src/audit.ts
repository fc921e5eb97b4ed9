import { onDatabase, runCommandLine } from './cli/command-line.js';
import { readConfiguration } from './configuration.js';

runCommandLine({
  program: 'npm run -s audit -- <command>',
  offers: {
    export: {
      usage: `--out=<folder> writes events, tiles, checkpoints, keys, prices and the digests of all tables into a folder, from which the
                log can be verified and replayed without the service. --from and --to take an ordinal, a position or a time; without
                them it is the whole log. Interrupted, it goes on where it was when it is called again with the same words.`,
      options: ['--from', '--to', '--out'],
      load: async () => onDatabase((await import('./cli/export.js')).exportForAuditors),
    },
    replay: {
      usage: `--from=<folder> makes every table anew from an export alone, in a database of its own, and compares each with the digest
                that the running service had published. The exit code is 0 when all are byte-identical, 1 when one differs or the
                export is not as it was written, 3 when all that can be compared are identical, and some cannot.`,
      options: ['--from'],
      load: async () => (await import('./cli/replay.js')).replayExport,
    },
    digests: {
      usage: 'prints a digest of the table of each projection, as the running service keeps it.',
      load: async () => onDatabase((await import('./cli/digests.js')).digests),
    },
  },
  configuration: () => readConfiguration(process.env),
  closing: `An export works on DATABASE_URL, else on the data folder (KEYREEL_DATA_DIR, .keyreel when it is not set), whether the service
runs or not. The folder that it writes is described in
docs/log-format.md. A replay needs nothing but that folder; with KEYREEL_REPLAY_DATABASE_URL it works in that database, which must be
empty and is left as the replay has made it, else in one that is started for the moment.`,
});
