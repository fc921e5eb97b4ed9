import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { OutsideAuditor } from '../stage/outside-auditor.js';
import type { Stage } from '../stage/stage.js';

/** What was read at a position at which nothing happened. */
export interface Remembered {
  readonly position: string;
  readonly answers: ReadonlyMap<string, unknown>;
}

const pathsOf = (projectId: string): readonly string[] => [
  '/v1/accounts/me',
  '/v1/credits/balance',
  '/v1/credits/statement',
  '/v1/notices',
  '/v1/projects',
  `/v1/projects/${projectId}`,
  `/v1/projects/${projectId}/tasks`,
  '/v1/settings/api',
];

/** What an answer says, without the moment that it speaks of. */
const said = (answer: Readonly<Record<string, unknown>>): unknown => {
  const { asOf: _, position: __, ...rest } = answer;
  return rest;
};

const asked = async ({ service, person }: Stage, path: string, position: string, asOf: boolean): Promise<unknown> => {
  const headers = { authorization: `Bearer ${person.token}`, ...(asOf ? {} : { 'Keyreel-Position': position }) };
  const answer = await fetch(`${service.url}${path}${asOf ? `?asOf=${position}` : ''}`, { headers });
  if (!answer.ok) throw new Error(`GET ${path}: ${answer.status} ${await answer.text()}`);
  return said((await answer.json()) as Record<string, unknown>);
};

/** Reads what there is, at a position that nothing follows until all is read. */
export const rememberNow = async (stage: Stage, projectId: string): Promise<Remembered> => {
  for (let { head } = await stage.auditor.verify(); ;) {
    const position = head;
    const answers = new Map<string, unknown>();
    for (const path of pathsOf(projectId)) answers.set(path, await asked(stage, path, position, false));
    ({ head } = await stage.auditor.verify());
    if (head === position) return { position, answers };
  }
};

/** What an auditor does with the books, from outside; and the past as it was told when it was the present. */
export const theAudit = async (stage: Stage, auditor: OutsideAuditor, remembered: Remembered): Promise<void> => {
  const { tell, service } = stage;
  const folder = join(service.dataDir, 'scratch', 'export of the story');
  const exported = await auditor.export(folder);
  tell.check('an export of the whole log is written', exported.code === 0, exported.said.trim().split('\n').slice(1, 5).join('; '));
  const [one, two] = [await auditor.verifies(folder), await auditor.verifiesInPython(folder)];
  tell.check('verifier 1, in JavaScript, finds nothing wrong with it', one.isGood, one.words);
  if (two === null) tell.line('verifier 2, in Python: did not run, because there is no Python 3.9 or newer here');
  else tell.check('verifier 2, in Python, says the same', two.isGood && two.words === one.words, two.words);
  const replayed = await auditor.replay(folder);
  tell.check('a replay of it makes every table anew, byte for byte', replayed.code === 0, replayed.said.trim().split('\n').at(-1) ?? '');
  const differing: string[] = [];
  for (const [path, then] of remembered.answers)
    if (!isDeepStrictEqual(await asked(stage, path, remembered.position, true), then)) differing.push(path);
  const found = differing.join(', ') || `${remembered.answers.size} questions as of ${remembered.position}`;
  tell.check('as of act 1, everything is told as it was told then', differing.length === 0, found);
};
