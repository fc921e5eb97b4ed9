import { Body, Controller, Inject, Put } from '@nestjs/common';
import { written } from '../../../infrastructure/http/answers.js';
import { Gives, Idempotent, IfMatch, Me, Order, PathId, Policy, Refuses } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { Commands } from '../../../shared-kernel/ports/messages.js';
import { SEALER } from '../../../shared-kernel/ports/tokens.js';
import type { Sealer } from '../../../shared-kernel/ports/vault.js';
import { ProjectUnknown } from '../../../shared-kernel/refusal.js';
import { sealedVocabulary } from '../application/vocabulary.js';
import { projectCommands } from '../domain/commands.js';
import { LanguageUnknown } from '../domain/errors.js';
import { languageTagIfAny, PreferencesRequest } from './preferences.requests.js';
import { ChangedShape } from './projects.responses.js';

/** How a project hears speech and which model writes for it. */
@Controller('projects/:projectId/preferences')
@Policy('user')
@Scope('projects')
export class PreferencesController {
  constructor(
    private readonly commands: Commands,
    @Inject(SEALER) private readonly sealer: Sealer,
  ) {}

  @Put()
  @Idempotent('optional')
  @Gives(
    ChangedShape,
    'Replaces the whole of the preferences; they hold for orders from now on that do not say otherwise. Free. Whether a model or a track can be had is judged when it is asked for. If-Match names `preferences.version` of the project, "0" where there are none.',
  )
  @Refuses(ProjectUnknown, LanguageUnknown)
  async prefer(
    @Me() me: string,
    @Order() order: CommandContext,
    @PathId('projectId') projectId: string,
    @Body() { language, vocabulary, transcriptionModel, textModel, audioTrack }: PreferencesRequest,
    @IfMatch('required') expectedVersion: number | null,
  ) {
    const preferences = {
      language: languageTagIfAny(language ?? null),
      vocabulary: await sealedVocabulary(this.sealer, me, vocabulary ?? []),
      transcriptionModel: transcriptionModel ?? null,
      textModel: textModel ?? null,
      audioTrack: audioTrack ?? null,
    };
    const command = projectCommands.ChangePreferences({ projectId, accountId: me, preferences, expectedVersion });
    return written(await this.commands.send(command, order), { projectId });
  }
}
