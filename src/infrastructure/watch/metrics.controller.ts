import { Controller, Get } from '@nestjs/common';
import { DocumentAnswer } from '../http/document-answer.js';
import { GivesContent, Policy, Refuses } from '../http/route.js';
import { Scope } from '../http/scopes.js';
import { Metrics, METRICS_TYPE, MetricsOff } from './metrics.js';

async function* whole(text: string): AsyncGenerator<string> {
  yield text;
}

/** Numbers for operators, where a port of their own is not wanted. */
@Controller('metrics')
@Policy('admin', 'auditor')
@Scope('operations')
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Get()
  @GivesContent(
    'text/plain',
    'The numbers of this process in the text format of Prometheus; `src/infrastructure/watch/README.md` lists them. No account, no id, no content.',
  )
  @Refuses(MetricsOff)
  async show() {
    return new DocumentAnswer(whole(await this.metrics.text()), METRICS_TYPE, 'metrics.txt');
  }
}
