import type { Configuration } from '../configuration.js';
import { asService } from '../infrastructure/asking/asker.js';
import type { Command } from './command.js';
import { withDatabase } from './with-database.js';

/** A command with what was said to it; gives the exit code when that is not 0. */
export type Work = (options: ReadonlyMap<string, string>, configuration: Configuration) => Promise<number | void>;

export interface Offer {
  readonly usage: string;
  /** With a value: `--plant=<text>` or `--plant <text>` is `--plant` here. */
  readonly options?: readonly string[];
  /** Without one. */
  readonly flags?: readonly string[];
  /** Loaded when it is asked for: a token should not have to wait for the whole house. */
  readonly load: () => Promise<Work>;
}

export interface CommandLine {
  /** As it is called. */
  readonly program: string;
  readonly offers: Readonly<Record<string, Offer>>;
  /** What is said about all of them. */
  readonly closing: string;
  /** Asked when there is something to do. */
  readonly configuration: () => Configuration;
}

/** A command that works on the installation's database. */
export const onDatabase =
  (command: Command): Work =>
  (options, configuration) =>
    withDatabase(configuration, database => command(database, options, configuration));

/** Runs what the process was started for, and leaves its exit code. */
export const runCommandLine = (line: CommandLine): void => {
  run(line, process.argv.slice(2)).then(
    code => {
      process.exitCode ||= code;
    },
    (error: unknown) => {
      process.stderr.write(`${sentenceOf(error)}\n`);
      process.exitCode = 1;
    },
  );
};

/** Never nothing: several errors at once have no message of their own. */
const sentenceOf = (error: unknown): string => {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(sentenceOf).join('; ');
  return (error instanceof Error && (error.message || error.stack)) || 'The command failed.';
};

const run = async (line: CommandLine, words: readonly string[]): Promise<number> => {
  const [name, given] = commandIn(line, words);
  if (name === 'help' || name === '--help') {
    process.stdout.write(usageOf(line));
    return 0;
  }
  const offer = line.offers[name];
  const options = offer && optionsOf(offer, given);
  if (!offer || !options) {
    process.stderr.write(usageOf(line));
    return 2;
  }
  const configuration = line.configuration();
  const work = await offer.load();
  return (await asService('operator', () => work(options, configuration))) ?? 0;
};

/** A command has one word, or two. */
const commandIn = ({ offers }: CommandLine, [one = '', two = '', ...rest]: readonly string[]): readonly [name: string, given: readonly string[]] => {
  if (`${one} ${two}` in offers) return [`${one} ${two}`, rest];
  return [one, two === '' && rest.length === 0 ? [] : [two, ...rest]];
};

/** Null when the command does not know one of them. */
const optionsOf = ({ options = [], flags = [] }: Offer, given: readonly string[]): ReadonlyMap<string, string> | null => {
  const read = new Map<string, string>();
  for (let at = 0; at < given.length; at += 1) {
    const [word = '', next] = [given[at], given[at + 1]];
    const [name = ''] = word.split('=', 1);
    if (flags.includes(word)) read.set(word, '');
    else if (!options.includes(name)) return null;
    else if (word !== name) read.set(name, word.slice(name.length + 1));
    else if (next === undefined) return null;
    else read.set(name, given[(at += 1)] ?? '');
  }
  return read;
};

const usageOf = ({ program, offers, closing }: CommandLine): string => {
  const lines = Object.entries(offers).map(([name, { usage }]) => `  ${name.padEnd(13)} ${usage}\n`);
  return `Usage: ${program}\n\n${lines.join('')}\n${closing}\n`;
};
