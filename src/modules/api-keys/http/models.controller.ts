import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { answered, written } from '../../../infrastructure/http/answers.js';
import { AsOf, Gives, Idempotent, Me, Order, Policy, Position, Refuses } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { Commands, Queries } from '../../../shared-kernel/ports/messages.js';
import { ListModels } from '../application/list-models.js';
import { KeyMissing } from '../domain/errors.js';
import { modelChoiceCommands } from '../domain/model-choice-events.js';
import { allowedModelsOf, keyStatus, type AllowedModelsView } from '../domain/queries.js';
import { AllowedModelsReadShape, AllowedModelsRequest, AllowedModelsWrittenShape, ModelsQuery, ModelsShape } from './models.requests.js';

const NOT_ASKED = 'Your own key could not be asked which models it can use just now, so this is the platform’s list.';

const shown = (choice: AllowedModelsView | null, fingerprint: string | null) => ({
  account: choice?.account ?? null,
  key: fingerprint === null ? null : (choice?.byKey[fingerprint] ?? null),
});

/** The models that can be chosen, and which of them an account lets itself use. */
@Controller()
@Policy('user')
@Scope('keys')
export class ModelsController {
  constructor(
    private readonly models: ListModels,
    private readonly queries: Queries,
    private readonly commands: Commands,
  ) {}

  @Get('models')
  @Gives(ModelsShape, 'The platform’s models and, with an own key, those that the key can list and that are of use here, new ones included.')
  async list(@Me() accountId: string, @Query() { capability }: ModelsQuery) {
    const { models, ownKey } = await this.models.run(accountId);
    const items = models.filter(model => capability === undefined || model.capability === capability);
    return { ownKey, note: ownKey === 'not-asked' ? NOT_ASKED : null, items };
  }

  @Get('settings/api/models')
  @AsOf()
  @Gives(AllowedModelsReadShape, 'Which models you let yourself use.')
  async allowed(@Me() accountId: string, @Position() after: Position | undefined) {
    const key = await this.queries.ask(keyStatus, { accountId });
    const reading = await this.queries.read(allowedModelsOf, { accountId }, after);
    return answered({ ...reading, value: { allowed: shown(reading.value, key?.fingerprint ?? null) } });
  }

  @Put('settings/api/models')
  @Idempotent('optional')
  @Gives(AllowedModelsWrittenShape, 'Work that names another model is refused; transcription is not chosen by you and goes on.')
  @Refuses(KeyMissing)
  async allow(@Me() accountId: string, @Order() order: CommandContext, @Body() { scope, models }: AllowedModelsRequest) {
    const key = await this.queries.ask(keyStatus, { accountId });
    if (scope === 'key' && !key) throw KeyMissing();
    const fingerprint = scope === 'key' ? (key?.fingerprint ?? null) : null;
    const sent = await this.commands.send(modelChoiceCommands.ChangeAllowedModels({ accountId, fingerprint, models }), order);
    const choice = await this.queries.ask(allowedModelsOf, { accountId }, sent.position);
    return written(sent, { allowed: shown(choice, key?.fingerprint ?? null) });
  }
}
