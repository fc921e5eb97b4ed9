import { Controller, Get, Param, Query } from '@nestjs/common';
import { DocumentAnswer } from '../../../infrastructure/http/document-answer.js';
import { Address, Crosses, Gives, GivesContent, Policy, Refuses } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import { Transparency, type CheckpointPlace } from '../../../shared-kernel/ports/transparency.js';
import { CheckpointUnknown, LogUnsigned, TreeUnknown } from '../domain/errors.js';
import { TransparencyTries } from './transparency-tries.js';
import { CheckpointsQuery, ConsistencyQuery } from './transparency.requests.js';
import { CheckpointShape, CheckpointsShape, ConsistencyShape, VerifierKeysShape } from './transparency.responses.js';

const NEWEST = `The newest signed note of the log (C2SP tlog-checkpoint): its origin, how many events it covers, the root of their tree, and a signature. Keep it: with it you can see later,
by \`GET /v1/log/consistency\`, that nothing of what it covers was changed, removed or put in between. It says nothing of what the events are.`;

/** What proves to anybody that the log is as it was; hashes and signatures, no event and nothing of anybody. */
@Controller('log')
@Policy('public')
export class TransparencyController {
  constructor(
    private readonly transparency: Transparency,
    private readonly tries: TransparencyTries,
  ) {}

  @Get('checkpoint')
  @GivesContent('text/plain', NEWEST)
  @Refuses(LogUnsigned)
  async newest(@Address() address: string) {
    await this.tries.spend(address);
    const checkpoint = await this.transparency.newest();
    if (!checkpoint) throw LogUnsigned();
    return new DocumentAnswer(once(checkpoint.text), 'text/plain; charset=utf-8', 'checkpoint.txt');
  }

  @Get('checkpoints')
  @Gives(CheckpointsShape, 'What was signed, the newest first.')
  async list(@Address() address: string, @Query() { before, limit }: CheckpointsQuery) {
    await this.tries.spend(address);
    const items = await this.transparency.checkpoints({ ...(before === undefined ? {} : { before: placeOf(before) }), limit });
    const last = items.length === limit ? items.at(-1) : undefined;
    return { items, next: last ? `${last.epoch}-${last.size}` : null };
  }

  @Get('checkpoints/:size')
  @Gives(CheckpointShape, 'What was signed at one size; of the newest epoch that has one.')
  @Refuses(CheckpointUnknown)
  async one(@Address() address: string, @Param('size') size: string) {
    await this.tries.spend(address);
    const checkpoint = /^[1-9]\d{0,14}$/.test(size) ? await this.transparency.checkpoint(Number(size)) : null;
    if (!checkpoint) throw CheckpointUnknown();
    return checkpoint;
  }

  @Get('consistency')
  @Gives(ConsistencyShape, 'The proof that the log of one size is the beginning of the log of another (RFC 6962).')
  @Refuses(TreeUnknown)
  async consistency(@Address() address: string, @Query() { from, to }: ConsistencyQuery) {
    await this.tries.spend(address);
    const proof = await this.transparency.consistency(from, to);
    if (!proof) throw TreeUnknown();
    return proof;
  }

  @Get('keys')
  @Gives(VerifierKeysShape, 'The public keys that checkpoints are verified with.')
  async keys(@Address() address: string) {
    await this.tries.spend(address);
    return { keys: await this.transparency.keys() };
  }
}

/** Hashes of the log's tree, for auditors who make proofs of their own. */
@Controller('log/tiles')
@Policy('auditor', 'admin')
@Scope('operations')
@Crosses('staff')
export class TilesController {
  constructor(private readonly transparency: Transparency) {}

  @Get(':level/:index')
  @GivesContent(
    'application/octet-stream',
    'A tile of the tree of the newest checkpoint (C2SP tlog-tiles): 1 to 256 hashes of 32 bytes, one after another.',
  )
  @Refuses(TreeUnknown)
  async tile(@Param('level') level: string, @Param('index') index: string) {
    const isPlace = /^\d$/.test(level) && /^(0|[1-9]\d{0,12})$/.test(index);
    const hashes = isPlace ? await this.transparency.tile(Number(level), Number(index)) : null;
    if (!hashes) throw TreeUnknown();
    return new DocumentAnswer(once(hashes), 'application/octet-stream', `tile-${level}-${index}`);
  }
}

const placeOf = (text: string): CheckpointPlace => {
  const [epoch, size] = text.split('-').map(Number);
  return { epoch: epoch ?? 1, size: size ?? 0 };
};

async function* once<Piece>(piece: Piece): AsyncGenerator<Piece> {
  yield piece;
}
