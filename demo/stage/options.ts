import { resolve } from 'node:path';

/** How the demo was asked for. */
export interface Options {
  /** A video of one's own; null plays the film that the project ships. */
  readonly file: string | null;
  readonly json: boolean;
  readonly keep: boolean;
  /** The story is played on the engines that the environment names, instead of the shipped ones. */
  readonly engines: boolean;
  /** It is played on a process for each role. */
  readonly split: boolean;
  /** There is a sixth act: what an auditor does with the books. */
  readonly audit: boolean;
}

export const USAGE = `Usage: npm run demo [-- <video file>] [-- --json] [-- --keep] [-- --engines] [-- --split] [-- --audit]

  <video file>  plays the story with this video instead of the film that the project ships
  --json        one JSON document on standard output, everything else on standard error
  --keep        leaves the data folder and says where it is
  --engines     plays on what DATABASE_URL, REDIS_URL, EVENT_STORE_URL and S3_… of the environment name; their contents are the story's afterwards
  --split       plays on a process for each role; needs --engines and DATABASE_URL
  --audit       plays a sixth act: an export, both verifiers, a replay, and what was read before as of then
`;

const FLAGS: readonly string[] = ['--json', '--keep', '--engines', '--split', '--audit'];

/** Null where the arguments make no sense. npm hands a second `--` on as it is, so that is no mistake. */
export const readOptions = (given: readonly string[]): Options | null => {
  const args = given.filter(argument => argument !== '--');
  const files = args.filter(argument => !argument.startsWith('--'));
  const flags = args.filter(argument => argument.startsWith('--'));
  if (files.length > 1 || flags.some(flag => !FLAGS.includes(flag))) return null;
  const [json = false, keep = false, engines = false, split = false, audit = false] = FLAGS.map(flag => flags.includes(flag));
  return { file: files[0] === undefined ? null : resolve(files[0]), json, keep, engines, split, audit };
};
