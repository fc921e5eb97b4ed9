import { Controller, Get } from '@nestjs/common';
import { LinesAnswer } from '../../../infrastructure/http/lines-answer.js';
import { Tries, type RateLimit } from '../../../infrastructure/http/rate-limits.js';
import { GivesContent, Me, Policy, Refuses } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import { Clock } from '../../../shared-kernel/ports/messages.js';
import { ExportAccount } from '../application/export-account.js';
import { ExportBehind } from '../domain/errors.js';
import { ExportLineShape } from './export.responses.js';

/** It reads everything that an account has: often enough for anybody, too seldom to keep the service busy. */
const EXPORTS: RateLimit = { name: 'account.export', tries: 20, perSeconds: 3_600 };

const DESCRIPTION = `All that is kept of the account, made while it is read: one JSON object a line, \`{ "kind", "data" }\`. First \`export\` (position and
moment), then the rows of each part of the product with what was sealed opened (\`projects.projects\`, \`credits.statement\`, \`notifications.notices\` and so on),
\`content\` with texts and transcripts inline and everything larger by its address here, \`session\`, \`token\` (never the token itself), and the account's own \`event\`s of the log with their
positions; last \`end\`, without which it was cut off. Free, and never a secret: of an OpenAI key only its prefix and last four are known.`;

/** Taking everything along. */
@Controller('accounts/me/export')
@Policy('user')
@Scope('session')
export class ExportController {
  private readonly tries: Tries;

  constructor(
    private readonly exporting: ExportAccount,
    clock: Clock,
  ) {
    this.tries = new Tries(clock);
  }

  @Get()
  @GivesContent('application/x-ndjson', DESCRIPTION, ExportLineShape)
  @Refuses(ExportBehind, 'too_many_tries')
  async show(@Me() me: string): Promise<LinesAnswer> {
    await this.tries.spend(EXPORTS, me);
    return new LinesAnswer(await this.exporting.begin(me), `keyreel-${me}.ndjson`);
  }
}
