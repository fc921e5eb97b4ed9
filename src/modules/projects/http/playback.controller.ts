import { Controller, Get, Inject } from '@nestjs/common';
import { contentAnswer } from '../../../infrastructure/http/content-answer.js';
import { GivesContent, Me, PathId, Policy, Refuses } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import type { ContentStore } from '../../../shared-kernel/ports/storage.js';
import { CONTENT } from '../../../shared-kernel/ports/tokens.js';
import { ProjectUnknown } from '../../../shared-kernel/refusal.js';
import { Playback } from '../application/playback.js';
import { RenditionMissing, SourceNotReady } from '../domain/errors.js';
import { projectById } from '../domain/queries.js';

const PLAYED = 'The sound of a video that browsers cannot play, as they can: mono WAV, free of charge. Ranges work, so it can be sought in.';

/** What browsers can play in the place of a source that they cannot. */
@Controller('projects/:projectId/rendition')
@Policy('user')
@Scope('projects')
export class PlaybackController {
  constructor(
    private readonly queries: Queries,
    private readonly playback: Playback,
    @Inject(CONTENT) private readonly content: ContentStore,
  ) {}

  @Get()
  @GivesContent('audio/wav', PLAYED)
  @Refuses(ProjectUnknown, SourceNotReady, RenditionMissing)
  async rendition(@Me() me: string, @PathId('projectId') projectId: string) {
    const project = await this.queries.ask(projectById, { accountId: me, projectId });
    if (!project) throw ProjectUnknown();
    const source = await this.playback.source(project);
    if (!source) throw SourceNotReady();
    const made = await this.playback.rendition(source);
    if (made?.content) return contentAnswer(this.content, made.content, { accountId: me, purpose: 'rendition' });
    const isComing = made === null && source.browsersPlay === false;
    const reason = made?.problem ?? (isComing ? 'being_made' : 'source_plays');
    throw RenditionMissing({ reason, remedies: [isComing ? 'wait_and_retry' : 'play_the_source'] });
  }
}
