import { Body, Controller, Post } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { CommandContext } from '../../shared-kernel/context.js';
import { TaskUnknown } from '../../shared-kernel/refusal.js';
import { askerNow } from '../asking/asker.js';
import { ActRequest, Acts } from './acts.js';
import { Crosses, Order, PathId, Policy } from './route.js';
import { Scope } from './scopes.js';
import { startRim, type Rim } from './testing/rim.js';

const done: string[] = [];

@Policy('support')
@Scope('operations')
@Controller('desk/:accountId')
class DeskController {
  @Post('tasks/:taskId')
  @Acts('cancel-task')
  cancel(@PathId('taskId') taskId: string, @Order() order: CommandContext, @Body() { reason }: ActRequest): object {
    done.push(taskId);
    if (reason === 'other') throw TaskUnknown();
    if (reason === 'incident') throw new Error('the house is on fire');
    return { asker: askerNow(), actor: order.actor, accountId: order.accountId, onBehalfOf: order.onBehalfOf };
  }

  @Post('roles')
  @Acts('grant-role')
  @Crosses('staff')
  role(): object {
    return { asker: askerNow() };
  }
}

@Policy('support')
@Scope('operations')
@Controller('silent')
class SilentController {
  @Post()
  act(): object {
    return {};
  }
}

@Policy('user')
@Scope('projects')
@Controller('strange')
class StrangeController {
  @Post()
  @Acts('cancel-task')
  act(): object {
    return {};
  }
}

describe('an act of the staff', () => {
  let rim: Rim;
  const ada = randomUUID();
  const taskId = randomUUID();
  const why = { reason: 'owner-asked', note: 'She called.', ticket: 'T-1' };
  const acts = (path: string, body?: object) => {
    const sue = rim.guests.admit('user', 'support');
    return { sue, answer: rim.client(sue.token).post(`/v1/desk/${path}`).send(body) };
  };
  const noted = () => rim.acts.noted.splice(0);

  beforeAll(async () => {
    rim = await startRim([DeskController]);
  });
  afterAll(() => rim.close());

  it('is written down with who, what, whose, why and ticket, and done for the owner with the owner’s eyes alone', async () => {
    const { sue, answer } = acts(`${ada}/tasks/${taskId}`, why);
    const { body } = await answer.expect(201);
    expect(body).toEqual({ asker: `account:${ada}`, actor: `account:${sue.accountId}`, accountId: ada, onBehalfOf: `account:${ada}` });
    const about = { action: 'cancel-task', by: sue.accountId, accountId: ada, route: 'POST /v1/desk/:accountId/tasks/:taskId', things: { taskId } };
    expect(noted()).toEqual([{ ...about, ...why, actId: expect.any(String) as string }, { outcome: 'done' }]);
  });

  it('is written down as refused where a rule refuses it, and left open where nobody knows how it ended', async () => {
    await acts(`${ada}/tasks/${taskId}`, { ...why, reason: 'other' }).answer.expect(404);
    expect(noted().slice(1)).toEqual([{ outcome: 'refused', code: 'task_unknown' }]);
    await acts(`${ada}/tasks/${taskId}`, { ...why, reason: 'incident' }).answer.expect(500);
    expect(noted()).toHaveLength(1);
  });

  it('needs a reason, a note and a ticket; without its shape it is neither done nor written down', async () => {
    done.length = 0;
    for (const field of Object.keys(why)) await acts(`${ada}/tasks/${taskId}`, { ...why, [field]: undefined }).answer.expect(400);
    await acts(`${ada}/tasks/${taskId}`, { ...why, payer: 'own-key' }).answer.expect(400, /payer_not_selectable/);
    await acts(`nobody/tasks/${taskId}`, why).answer.expect(404);
    expect([noted(), done]).toEqual([[], []]);
  });

  it('says its own reason where it asks for none, and sees what its route says', async () => {
    const { body } = await acts(`${ada}/roles`).answer.expect(201);
    expect(body).toEqual({ asker: 'service:staff' });
    expect(noted()[0]).toMatchObject({ reason: 'administration', note: null, ticket: null });
  });

  it('cannot be forgotten: the service does not start with a route of the staff that changes something in silence', async () => {
    await expect(startRim([DeskController, SilentController])).rejects.toThrow(/add @Acts.* to SilentController\.act\.$/);
    await expect(startRim([DeskController, StrangeController])).rejects.toThrow(/take @Acts.* off StrangeController\.act\.$/);
  });
});
