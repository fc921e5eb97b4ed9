import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { Acts } from '../../../infrastructure/http/acts.js';
import { written } from '../../../infrastructure/http/answers.js';
import { Address, Crosses, Gives, Idempotent, Me, Order, PathId, Policy, Refuses } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import type { AccountId } from '../../../shared-kernel/ids.js';
import { Commands } from '../../../shared-kernel/ports/messages.js';
import { BecomeAdministrator } from '../application/administrator-tokens.js';
import { accountCommands } from '../domain/commands.js';
import { AccountUnknown, AdministratorTokenInvalid, OwnAdministratorRole, RoleFixed } from '../domain/errors.js';
import type { Role } from '../domain/events.js';
import { AdministratorTokenRequest, RolePath, RoleRequest, RolesChangedShape } from './accounts.requests.js';
import { Guesses } from './guesses.js';

/** Becoming an administrator by a one-time token. */
@Controller('administrators')
@Policy('user')
@Scope('session')
export class AdministratorsController {
  constructor(
    private readonly becoming: BecomeAdministrator,
    private readonly guesses: Guesses,
  ) {}

  @Post()
  @Crosses('one-time-token')
  @Idempotent('optional')
  @Gives(RolesChangedShape, 'The account that asks is an administrator now.')
  @Refuses(AdministratorTokenInvalid, 'too_many_tries')
  async become(@Me() accountId: AccountId, @Order() order: CommandContext, @Address() address: string, @Body() { token }: AdministratorTokenRequest) {
    await this.guesses.atAdministratorToken(accountId, address);
    return written(await this.becoming.run(order, accountId, token), { accountId });
  }
}

/** Roles, given and taken by administrators; both act on the very next request. */
@Controller('accounts/:accountId/roles')
@Policy('admin')
@Scope('session')
export class RolesController {
  constructor(private readonly commands: Commands) {}

  @Post()
  @Acts('grant-role', 'role')
  @HttpCode(200)
  @Idempotent('optional')
  @Gives(RolesChangedShape)
  @Refuses(AccountUnknown)
  async grant(@PathId('accountId') accountId: AccountId, @Order() order: CommandContext, @Body() body: RoleRequest) {
    const sent = await this.commands.send(accountCommands.GrantRole({ accountId, role: body.role as Role }), order);
    return written(sent, { accountId });
  }

  @Delete(':role')
  @Acts('revoke-role')
  @HttpCode(200)
  @Idempotent('optional')
  @Gives(RolesChangedShape)
  @Refuses(AccountUnknown, RoleFixed, OwnAdministratorRole)
  async revoke(@Me() by: AccountId, @Order() order: CommandContext, @Param() { accountId, role }: RolePath) {
    const sent = await this.commands.send(accountCommands.RevokeRole({ accountId, role: role as Role, by }), order);
    return written(sent, { accountId });
  }
}
