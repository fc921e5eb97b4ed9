import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { shippedFile } from '../../src/infrastructure/project-root.js';
import { ended, startChild } from './child.js';

/** How a program ended, and what it said. */
export interface Judged {
  readonly code: number | string;
  readonly said: string;
}

interface Verdict {
  readonly verdict: string;
  readonly firstBad: { readonly ordinal: number | null; readonly check: string; readonly reason: string } | null;
}

/** A verdict in a few words, and whether it finds anything wrong. */
export interface Words {
  readonly isGood: boolean;
  readonly words: string;
}

/** Someone who is given an export of the log and believes nothing else. */
export class OutsideAuditor {
  constructor(
    private readonly dataDir: string,
    private readonly engines: Readonly<Record<string, string>>,
  ) {}

  export(folder: string): Promise<Judged> {
    return this.#audit('export', `--out=${folder}`);
  }

  replay(folder: string): Promise<Judged> {
    return this.#audit('replay', `--from=${folder}`);
  }

  /** The verifier in JavaScript, as it is given to auditors. */
  verifies(folder: string): Promise<Words> {
    return judgedBy(process.execPath, [shippedFile('audit/verify.mjs'), folder, '--json']);
  }

  /** The one in Python; null where there is none to run it. */
  async verifiesInPython(folder: string): Promise<Words | null> {
    const hasPython = (await ranTo('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 9))'])).code === 0;
    return hasPython ? judgedBy('python3', ['-B', shippedFile('audit/verify.py'), folder, '--json']) : null;
  }

  async #audit(...args: readonly string[]): Promise<Judged> {
    return judgedOf(startChild('audit', args, { KEYREEL_DATA_DIR: this.dataDir, ...this.engines }));
  }
}

const judgedOf = async (child: ReturnType<typeof startChild>): Promise<Judged> => {
  const [said, complained, code] = await Promise.all([child.stdout ? text(child.stdout) : '', child.stderr ? text(child.stderr) : '', ended(child)]);
  return { code, said: code === 0 ? said : said + complained };
};

const ranTo = (program: string, args: readonly string[]): Promise<Judged> =>
  new Promise(resolve => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    child.once('error', () => resolve({ code: 127, said: '' }));
    child.once('spawn', () => void judgedOf(child).then(resolve));
  });

const judgedBy = async (program: string, args: readonly string[]): Promise<Words> => {
  const { code, said } = await ranTo(program, args);
  if (!said.startsWith('{')) return { isGood: false, words: `ended with ${code}: ${said.slice(0, 200)}` };
  const { verdict, firstBad } = JSON.parse(said) as Verdict;
  return { isGood: verdict !== 'broken' && firstBad === null, words: firstBad ? `${firstBad.check}: ${firstBad.reason}` : verdict };
};
