import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { Actor, UNDER_WAY } from '../support/actor.js';
import { SplitService, type RoleProcess } from '../support/split-service.js';
import { film } from '../support/world.js';
import { betweenLooks, RoundRobin } from './round-robin.js';

const MINUTES = 60_000;

/** A service as an operator splits it; `npm run test:roles`. */
describe('a service in several processes', () => {
  let split: SplitService;
  let apis: readonly [RoleProcess, RoleProcess];
  let worker: RoleProcess;
  let projector: RoleProcess;
  let sealer: RoleProcess;
  let ada: Actor;
  let projectId: string;

  const nothing = () => Promise.resolve();
  const [here, there] = [() => ada, () => ada.at(apis[1].url, nothing)];

  /** Until all tasks of a project have ended, as one process after the other says. */
  const ended = async (of: string): Promise<readonly Record<string, unknown>[]> => {
    for (;;) {
      const { body } = await there().get(`/projects/${of}/tasks`).expect(200);
      const tasks = body.items as readonly Record<string, unknown>[];
      if (tasks.length > 0 && tasks.every(({ state }) => !UNDER_WAY.includes(state))) return tasks;
      await betweenLooks();
    }
  };

  const endOf = async (taskId: string): Promise<unknown> => {
    for (;;) {
      const { body } = await there().get(`/tasks/${taskId}`).expect(200);
      if (!UNDER_WAY.includes(body.state)) return body.state;
      await betweenLooks();
    }
  };

  const heardText = async (url: string, taskId: string): Promise<string> => {
    const response = await fetch(`${url}/v1/tasks/${taskId}/text`, { headers: { Authorization: `Bearer ${ada.token}` } });
    const frames = (await response.text()).split('\n\n');
    const data = frames.map(frame => /^data: (.*)$/m.exec(frame)?.[1]).filter(line => line !== undefined);
    return data.map(line => String((JSON.parse(line) as { text: unknown }).text)).join('');
  };

  beforeAll(async () => {
    split = await SplitService.open({ patienceMs: 5 * MINUTES });
    const roles = ['worker', 'api', 'api', 'projector', 'sealer'];
    const [first, ...rest] = await Promise.all(roles.map(role => split.start(role)));
    if (!first || !rest[0] || !rest[1] || !rest[2] || !rest[3]) throw new Error('not all roles started');
    worker = first;
    apis = [rest[0], rest[1]];
    projector = rest[2];
    sealer = rest[3];
    ada = await Actor.signUp(apis[0].url, nothing);
  }, 9 * MINUTES);

  afterAll(() => split.close(), MINUTES);

  it(
    'turns a video into a card, whichever process is asked',
    async () => {
      const uploadId = await here().uploads(await film('keyreel-short'));
      const { body } = await there()
        .post('/projects', { name: 'A film', source: { kind: 'upload', uploadId }, thumbnails: 2 })
        .expect(201);
      projectId = String(body.projectId);
      expect((await ended(projectId)).map(({ state }) => state)).toEqual(['succeeded', 'succeeded']);
      const text = await here().post(`/projects/${projectId}/texts`, { prompt: 'Tell a story.', withTranscript: true }).expect(201);
      // while it is written, or once it is
      const heard = await heardText(apis[1].url, String(text.body.taskId));
      await ended(projectId);
      const stored = (await there().get(`/outputs/${text.body.taskId}/content`).expect(200)).text;
      expect(stored.startsWith(heard)).toBe(true);
      expect(await heardText(apis[1].url, String(text.body.taskId))).toBe(stored);
    },
    4 * MINUTES,
  );

  it(
    'answers about health in every process, and about anything else in none but the API',
    async () => {
      for (const { url, role } of [worker, projector, sealer]) {
        expect([role, (await fetch(`${url}/health/live`)).status]).toEqual([role, 200]);
        expect([role, (await fetch(`${url}/health/ready`)).status]).toEqual([role, 200]);
        expect([role, (await fetch(`${url}/v1/projects`, { headers: { Authorization: `Bearer ${ada.token}` } })).status]).toEqual([role, 404]);
      }
    },
    MINUTES,
  );

  it(
    '[R1][R10] does with a stored key what it does in one process, though the API cannot open it',
    async () => {
      await here().addsKey();
      expect((await there().get('/settings/api').expect(200)).body.key).toMatchObject({ status: 'usable' });
      expect((await there().post('/settings/api/key/re-check').expect(200)).body.key).toMatchObject({ status: 'usable' });
      const free = await here().post('/settings/api/key/test', { level: 'authenticates' }).expect(200);
      expect(free.body).toMatchObject({ provenLevel: 'can-request', outcome: 'accepted' });
      const text = await there().post(`/projects/${projectId}/texts`, { prompt: 'Say hello.', withTranscript: false }).expect(201);
      expect(text.body).toMatchObject({ payer: 'own-key' });
      expect((await ended(projectId)).every(({ state }) => state === 'succeeded')).toBe(true);
      const owner = new pg.Client({ connectionString: split.database.ownerUrl });
      await owner.connect();
      const { rows } = await owner.query<{ box: number }>('select box from safe.provider_keys');
      const { rowCount } = await owner.query('select from safe.errands');
      await owner.end();
      expect({ boxes: rows, errands: rowCount }).toEqual({ boxes: [{ box: 1 }], errands: 0 });
    },
    3 * MINUTES,
  );

  it(
    'is restarted process by process under load: nothing fails that could be sent again, and no job is stuck',
    async () => {
      const balancer = new RoundRobin(apis.map(({ url }) => url));
      const { token } = ada;
      const failures: string[] = [];
      const taskIds: string[] = [];
      let over = false;
      const text = async () => {
        const body = { prompt: 'Say hello.', withTranscript: false };
        const answered = await balancer.ask({ method: 'POST', path: `/projects/${projectId}/texts`, token, body, key: randomUUID() });
        if (answered.status === 201) taskIds.push(String(answered.body['taskId']));
        else failures.push(`${answered.status} ${JSON.stringify(answered.body)}`);
      };
      const read = async () => {
        const { status, body } = await balancer.ask({ method: 'GET', path: `/projects/${projectId}`, token });
        if (status !== 200) failures.push(`${status} ${JSON.stringify(body)}`);
      };
      const load = async () => {
        while (!over) for (const ask of [text, read, read]) await ask().catch((error: unknown) => void failures.push(String(error)));
      };
      // each asks as fast as it is answered, so that a slow machine has no more to do than it can
      const loading = Promise.all([load(), load()]);
      const exits: Record<string, number | string> = {};
      const replace = async (old: RoleProcess, name: string): Promise<RoleProcess> => {
        const fresh = await split.start(old.role);
        if (old.role === 'api')
          balancer.sendTo([fresh.url, ...split.processes.filter(({ role, pid }) => role === 'api' && pid !== old.pid).map(({ url }) => url)]);
        exits[name] = await old.kill('SIGTERM');
        return fresh;
      };
      const first = await replace(apis[0], 'api 1');
      worker = await replace(worker, 'worker');
      projector = await replace(projector, 'projector');
      sealer = await replace(sealer, 'sealer');
      apis = [first, await replace(apis[1], 'api 2')];
      ada = ada.at(first.url, nothing);
      over = true;
      await loading;
      expect(exits).toEqual({ 'api 1': 0, worker: 0, projector: 0, sealer: 0, 'api 2': 0 });
      expect(failures).toEqual([]);
      expect(taskIds.length).toBeGreaterThan(5);
      for (const taskId of taskIds) expect([taskId, await endOf(taskId)]).toEqual([taskId, 'succeeded']);
    },
    20 * MINUTES,
  );
});
