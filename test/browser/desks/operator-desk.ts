import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { axeFindings } from '../walk.js';
import { does, LONG, part, type Desks } from './staff.js';

/** From here on no hold can be settled: whoever does that when a task ends is parked at its end. */
const BREAK = [
  `create function public.unsettled() returns trigger language plpgsql as $$ begin raise exception 'Nothing is settled today.'; end $$`,
  `create trigger unsettled before insert on es.events for each row when (new.type = 'HoldSettled') execute function public.unsettled()`,
];
const MEND = ['drop trigger unsettled on es.events', 'drop function public.unsettled()'];

/** Queues and lag, and what an operator does about them. */
export const operatorDesk = (desks: () => Desks) => () => {
  const inSql = async (...statements: readonly (readonly [text: string, values?: readonly unknown[]])[]): Promise<void> => {
    const client = new pg.Client({ connectionString: desks().world.database.ownerUrl });
    await client.connect();
    for (const [text, values] of statements) await client.query(text, values && [...values]);
    await client.end();
  };
  const stateOf = async (taskId: string): Promise<string> => String((await desks().ada.get(`/tasks/${taskId}`).expect(200)).body.state);

  it(
    'lets an operator pause a queue, which is really paused, see what waits, set how much runs at once, and let it go on',
    async () => {
      const { page } = desks().operator;
      const { world, ada, projectId } = desks();
      await page.goto('/desk/operations');
      const lane = page.getByRole('row', { name: /^Sound and pictures/ });
      await lane.getByRole('button', { name: 'Pause “Sound and pictures”' }).click();
      expect(await axeFindings(page)).toEqual([]);
      await does(page, 'Pause');
      await lane.getByText('paused', { exact: true }).waitFor();
      /** Jobs that run, and that wait for their turn. A queue may bring one too many, which finds nothing to do. */
      const jobs = async (): Promise<readonly (string | undefined)[]> => {
        await world.settled();
        await page.reload();
        await lane.waitFor();
        return (await lane.getByRole('cell').allInnerTexts()).slice(1, 3);
      };
      const [, before] = await jobs();
      const { body } = await ada.post(`/projects/${projectId}/thumbnails`, { count: 1 }).expect(201);
      expect(await jobs()).toEqual(['0', String(Number(before) + 1)]);
      const open = page.getByRole('row', { name: new RegExp(String(body.taskId)) });
      expect(await open.innerText()).toMatch(/Thumbnails[\s\S]*for their turn/);
      expect(await stateOf(String(body.taskId))).toBe('scheduled');
      expect(await axeFindings(page)).toEqual([]);
      await lane.getByRole('button', { name: /^Change/ }).click();
      await page.getByRole('dialog').getByLabel('Jobs at once in all processes').fill('2');
      await does(page, 'Change');
      await lane.getByText('2 in all processes').waitFor();
      await lane.getByRole('button', { name: 'Let “Sound and pictures” go on' }).click();
      await does(page, 'Go on');
      await lane.getByText('paused', { exact: true }).waitFor({ state: 'detached' });
      await world.settled();
      expect(await stateOf(String(body.taskId))).toBe('succeeded');
    },
    LONG,
  );

  it(
    'shows an operator jobs that were given up, and makes them again or forgets them',
    async () => {
      const { page } = desks().operator;
      const { world, ada, taskId } = desks();
      const dead = [randomUUID(), randomUUID()].map(
        id =>
          [
            `insert into work.dead_jobs (job_id, lane, job, data, tries, trouble, given_up_at) values ($1, 'media', $2, $3, 8, 'TypeError', now())`,
            [id, 'media-pipeline.perform-media-task', JSON.stringify({ taskId, accountId: ada.accountId })],
          ] as const,
      );
      await inSql(...dead);
      await page.reload();
      const jobs = part(page, 'Jobs that were given up');
      await jobs.getByRole('button', { name: 'Try again' }).nth(1).waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await jobs.getByRole('button', { name: 'Try again' }).first().click();
      await does(page, 'Try again');
      await jobs.getByRole('button', { name: 'Forget' }).nth(1).waitFor({ state: 'detached' });
      await jobs.getByRole('button', { name: 'Forget' }).click();
      await does(page, 'Forget');
      await jobs.getByText('No job was given up.').waitFor();
      await world.settled();
    },
    LONG,
  );

  it(
    'shows an operator who is parked at an event and how far behind, has it tried again, and passed over',
    async () => {
      const { page } = desks().operator;
      const { world, ada, projectId } = desks();
      await inSql(...BREAK.map(text => [text] as const));
      await ada.post(`/projects/${projectId}/thumbnails`, { count: 1 }).expect(201);
      const parked = page.getByRole('row', { name: /^credits.settle-hold-when-task-ends/ }).filter({ hasText: 'parked' });
      await parked.waitFor();
      expect(await parked.innerText()).toMatch(/at TaskSucceeded, after \d+ tr[\s\S]*\d+ events?/);
      expect(await axeFindings(page)).toEqual([]);
      await parked.getByRole('button', { name: /try again$/ }).click();
      await does(page, 'Try again');
      await parked.getByRole('button', { name: /^Pass over/ }).click();
      await does(page, 'Pass over');
      await parked.waitFor({ state: 'detached' });
      await inSql(...MEND.map(text => [text] as const));
      await world.settled();
      const acts = await part(page, 'What was done').getByRole('row').allInnerTexts();
      for (const act of ['Skip event', 'Retry subscriber', 'Skip dead job', 'Retry dead job', 'Resume lane', 'Set lane concurrency', 'Pause lane'])
        expect(acts.filter(text => text.includes(act) && text.includes('T-1042'))).toHaveLength(1);
    },
    LONG,
  );

  it('shows support what waits, with nothing to press', async () => {
    const { page } = await desks().windowOf(await desks().hires('support'));
    await page.goto('/desk/operations');
    await page.getByRole('row', { name: /^Sound and pictures/ }).waitFor();
    expect(await page.getByRole('button', { name: /^(Pause|Change|Let)/ }).count()).toBe(0);
  });
};
