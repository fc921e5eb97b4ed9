import { Injectable } from '@nestjs/common';
import { PlainUploads } from '../../../infrastructure/uploads/plain-uploads.js';
import { TusUploads } from '../../../infrastructure/uploads/tus-uploads.js';
import { JobWorker, type Lane } from '../../../shared-kernel/ports/messages.js';
import { Starter } from '../../../shared-kernel/ports/starter.js';

/** What a crash left of uploads is cleared or handed over before new ones come. */
@Injectable()
export class RecoverUploads extends Starter {
  constructor(
    private readonly plain: PlainUploads,
    private readonly tus: TusUploads,
  ) {
    super();
  }

  async start(): Promise<void> {
    await this.plain.clear();
    await this.tus.recover();
  }
}

/** Removes uploads that were not finished in time. */
@Injectable()
export class TidyUploadsJob extends JobWorker {
  readonly job = 'projects.tidy-uploads';
  readonly lane: Lane = 'chores';
  override readonly recurs = true;

  constructor(private readonly tus: TusUploads) {
    super();
  }

  async run(): Promise<void> {
    await this.tus.expire();
  }
}
