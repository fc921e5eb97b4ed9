import { Controller, Get } from '@nestjs/common';
import { answered } from '../../../infrastructure/http/answers.js';
import { AsOf, Gives, Me, Order, Policy, Position, Refuses } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { payerRules } from '../../../shared-kernel/payer-rules.js';
import { Commands, Queries } from '../../../shared-kernel/ports/messages.js';
import { whoPays, type PayerDecision } from '../../../shared-kernel/who-pays.js';
import { keyAsItIsNow } from '../../api-keys/index.js';
import { priceCatalogue } from '../../credits/index.js';
import { standing } from '../domain/queries.js';
import { PayersShape, type PayerShape } from './payers.responses.js';

const DESCRIPTION = `Who would pay now for each kind of work that the prices in force know, in a project that is bound to no key: by the same decision that runs meet, and with the rule that makes it. A kind that a
later version of the prices brings is listed with it, and paid with platform credits unless that version declares it to be paid by an own key. A project that is bound to a key says otherwise in its quotes.`;

const shown = (decision: PayerDecision) => {
  const told = { rule: decision.rule, ruleSays: payerRules[decision.rule] };
  if (decision.payer === 'refused') return { ...told, payer: null, purse: null, refusedWith: decision.refusal.code };
  return { ...told, payer: decision.payer, purse: decision.payer === 'credits' ? 'platform_credits' : 'openai_account', refusedWith: null };
};

/** Who pays for which kind of work: said before anything is ordered. */
@Controller('who-pays')
@Policy('user')
@Scope('projects')
export class PayersController {
  constructor(
    private readonly queries: Queries,
    private readonly commands: Commands,
  ) {}

  @Get()
  @AsOf()
  @Gives(PayersShape, DESCRIPTION)
  @Refuses('prices_unavailable')
  async show(@Me() accountId: string, @Order() order: CommandContext, @Position() after: Position | undefined) {
    const { value: catalogue, ...told } = await this.queries.read(priceCatalogue, {}, after);
    const seen = await this.queries.ask(standing, { accountId });
    const key = await this.commands.perform(keyAsItIsNow, { accountId, key: seen.key }, order);
    const items = catalogue.operations.map(({ operation, operationClass }): PayerShape => ({
      operation,
      operationClass,
      ...shown(whoPays({ operation: operationClass, kind: operation, key, boundTo: null })),
    }));
    return answered({ ...told, value: { priceVersion: catalogue.version, items } });
  }
}
