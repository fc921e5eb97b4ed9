import { resolve } from 'node:path';

/** How the demo was asked for. */
export interface Options {
  /** A video of one's own; null plays the film that the project ships. */
  readonly file: string | null;
  readonly json: boolean;
  readonly keep: boolean;
}

export const USAGE = `Usage: npm run demo [-- <video file>] [-- --json] [-- --keep]

  <video file>  plays the story with this video instead of the film that the project ships
  --json        one JSON document on standard output, everything else on standard error
  --keep        leaves the data folder and says where it is
`;

/** Null where the arguments make no sense. npm hands a second `--` on as it is, so that is no mistake. */
export const readOptions = (given: readonly string[]): Options | null => {
  const args = given.filter(argument => argument !== '--');
  const files = args.filter(argument => !argument.startsWith('--'));
  const flags = args.filter(argument => argument.startsWith('--'));
  if (files.length > 1 || flags.some(flag => flag !== '--json' && flag !== '--keep')) return null;
  return { file: files[0] === undefined ? null : resolve(files[0]), json: flags.includes('--json'), keep: flags.includes('--keep') };
};
