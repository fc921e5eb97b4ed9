import { Controller, Get, Inject } from '@nestjs/common';
import { Mailer } from '../../shared-kernel/ports/mail.js';
import { CONFIGURATION } from '../../shared-kernel/ports/tokens.js';
import { Gives, Policy } from '../http/route.js';
import { Flag, ListOf, OneOf, Text, Whole } from '../http/shapes.js';
import { text } from '../http/value-shapes.js';
import { FILE_ENDINGS } from '../media/accepted-media.js';

/** What anybody may know before they sign in. */
export class WelcomeShape {
  @OneOf(['open', 'invitation', 'closed'], { description: 'Who may open an account: everybody, who was invited, or nobody.' })
  readonly signUp!: string;

  @Flag({ description: 'True where no AI answers, but a provider that is simulated: what it makes is for trying things out.' })
  readonly simulated!: boolean;

  @Flag({ description: 'Whether letters can be sent: then addresses are confirmed, and forgotten passwords have a way back.' })
  readonly letters!: boolean;

  @Text({ max: 2_000, nullable: true, description: 'Where support is reached: a `mailto:` or `https:` link; null where there is none.' })
  readonly support!: string | null;

  @Whole({ min: 1, description: 'Bytes that a file may have at most.' })
  readonly mostUploadBytes!: number;

  @ListOf(text({ max: 10 }), {
    max: 100,
    description: 'Endings of the files that can be worked on. What a file is tells its content; its name is a hint for whoever picks one.',
  })
  readonly fileEndings!: readonly string[];
}

interface Operator {
  readonly signUp: string;
  readonly simulated: boolean;
  readonly supportContact: string | null;
  readonly maxUploadBytes: number;
}

/** The first thing that a page asks, before anybody is there. */
@Controller('welcome')
@Policy('public')
export class WelcomeController {
  constructor(
    @Inject(CONFIGURATION) private readonly operator: Operator,
    private readonly mailer: Mailer,
  ) {}

  @Get()
  @Gives(WelcomeShape, 'How this service is set up, as far as a newcomer needs to know.')
  welcome(): WelcomeShape {
    const { signUp, simulated, supportContact: support, maxUploadBytes: mostUploadBytes } = this.operator;
    return { signUp, simulated, letters: this.mailer.ready, support, mostUploadBytes, fileEndings: FILE_ENDINGS };
  }
}
