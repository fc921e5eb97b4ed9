import { ownSpendingCommands } from '../../src/modules/api-keys/domain/own-spending-commands.js';
import { creditCommands, paymentCommands, type HoldOrder } from '../../src/modules/credits/domain/commands.js';
import { taskCommands } from '../../src/modules/media-pipeline/domain/commands.js';
import type { TaskProduct } from '../../src/modules/media-pipeline/domain/events.js';
import type { PlannedTask, TaskOrder, TaskPayer } from '../../src/modules/media-pipeline/domain/orders.js';
import { projectCommands, uploadCommands } from '../../src/modules/projects/domain/commands.js';
import type { ProjectSource } from '../../src/modules/projects/domain/events.js';
import { microText } from '../../src/shared-kernel/money.js';
import type { ProviderEstimate, ProviderPrices } from '../../src/shared-kernel/ports/provider-prices.js';
import type { Content } from '../../src/shared-kernel/ports/storage.js';
import type { Sealed } from '../../src/shared-kernel/ports/vault.js';
import type { Usage } from '../../src/shared-kernel/ports/provider.js';
import { NOTHING_USED } from '../../src/infrastructure/openai/nothing-used.js';
import type { Quantities, Tariff } from '../../src/shared-kernel/tariff.js';
import { admitted, whoPays, type KeyStanding } from '../../src/shared-kernel/who-pays.js';
import type { Chance } from '../audit/chance.js';
import { perMille } from './distributions.js';
import { FILES, LANES, MIX, TAKES } from './mix.js';
import type { ProductInMemory } from './product-in-memory.js';
import type { SealedShapes } from './sealed-shapes.js';

/** Somebody who makes videos. */
export interface Maker {
  readonly accountId: string;
  readonly key: KeyStanding;
}

/** What is made of a video. */
export interface VideoPlan {
  readonly seconds: number;
  readonly fromAddress: boolean;
  readonly cards: number;
  readonly texts: number;
  readonly images: number;
}

/** What every life has at hand. */
export interface Surroundings {
  readonly product: ProductInMemory;
  readonly chance: Chance;
  readonly shapes: SealedShapes;
  readonly prices: ProviderPrices;
  readonly models: { readonly text: string; readonly transcription: string; readonly image: string };
  tariff(operation: string): Tariff;
  /** Time goes by. */
  pass(seconds: number): void;
  /** A task of a lane was ordered and will hold its place for so many seconds; gives its number. */
  queue(lane: number, takes: number, after: number): number;
  /** What the provider asks of the platform, by its list. */
  platformPays(estimate: ProviderEstimate): void;
  /** Bytes of files that are kept. */
  store(bytes: number, kind: 'source' | 'made'): void;
  /** What was heard, for whoever wants to find it again; without it a transcript has a shape and no words. */
  readonly heard?: () => Content;
  /** What a project is called; without it a name has a shape and nothing in it. */
  readonly named?: () => Sealed;
}

type Call = { readonly usage: Quantities; readonly provider: Usage; readonly takes: number; readonly products: readonly TaskProduct[] };

const product = (role: string, index: number, content: Content, facts: TaskProduct['facts'] = {}): TaskProduct => ({ role, index, content, facts });
const BECAUSE = 'this kind of work is always paid with credits';
const DEADLINE_SECONDS = 300;

/** One video from its arrival to its last text, told to the product order by order as users and workers give them. Whoever steps through it may let others come between. */
export class LifeOfAVideo {
  private readonly projectId: string;
  private readonly correlationId: string;
  private download = -1;
  private transcription = -1;
  private transcriptionTask: string | null = null;
  private readonly taskIds: string[] = [];

  constructor(
    private readonly around: Surroundings,
    private readonly maker: Maker,
    private readonly plan: VideoPlan,
  ) {
    this.projectId = around.product.id();
    this.correlationId = around.product.id();
  }

  *steps(): Generator<void> {
    const source = this.source();
    yield;
    const tasks = this.firstTasks(source);
    if (!this.hold(tasks.map(task => this.holdFor(task)))) return;
    yield;
    this.create(source, tasks);
    this.transcriptionTask = tasks.find(({ order }) => order.operation === 'transcription')?.taskId ?? null;
    yield;
    for (const planned of tasks) {
      const isDone = yield* this.perform(planned);
      if (!isDone && planned.order.operation === 'download') return this.failRest(tasks);
    }
    yield* this.orderTexts();
    yield* this.tidyUp();
    for (const taskId of this.taskIds) this.around.product.forget(`task-${taskId}`);
    this.around.product.forget(`project-${this.projectId}`);
  }

  private source(): ProjectSource {
    const { shapes, product: it, chance } = this.around;
    const { seconds, fromAddress } = this.plan;
    if (fromAddress) return { kind: 'url', url: shapes.text(60 + chance.below(60)), maxSeconds: Math.ceil(seconds) };
    const uploadId = it.id();
    const content = shapes.content((seconds / 60) * FILES.sourcePerMinute, 'video/mp4', 'plain');
    const tracks = [{ codec: 'aac', channels: 2, language: null, seconds }];
    this.around.store(content.bytes, 'source');
    this.tell(
      uploadCommands.ReceiveUpload({
        uploadId,
        accountId: this.maker.accountId,
        fileName: shapes.text(12 + chance.below(24)),
        content,
        digest: shapes.text(64),
        seconds,
        container: 'mp4',
        video: { codec: 'h264', width: 1920, height: 1080 },
        audioTracks: 1,
        tracks,
        browsersPlay: true,
      }),
    );
    this.around.product.forget(`upload-${uploadId}`);
    return { kind: 'upload', uploadId, content, seconds, hasVideo: true, hasAudio: true, audioTracks: 1, browsersPlay: true };
  }

  private firstTasks(source: ProjectSource): readonly PlannedTask[] {
    const { models, product: it } = this.around;
    const head = (rule: string, after: readonly string[]) => ({ payer: { by: 'credits' } as const, rule, because: BECAUSE, after });
    const maxSeconds = Math.ceil(this.plan.seconds);
    const [download, transcription, thumbnails] = [it.id(), it.id(), it.id()];
    const media = source.kind === 'upload' ? { from: 'content' as const, content: source.content } : { from: 'task' as const, taskId: download };
    const after = source.kind === 'upload' ? [] : [download];
    const planned: PlannedTask[] = [];
    if (source.kind === 'url')
      planned.push({ taskId: download, order: { ...head('R17', []), operation: 'download', url: source.url, maxBytes: 4_294_967_296, maxSeconds } });
    const listening = { source: media, model: models.transcription, language: null, maxSeconds };
    planned.push({ taskId: transcription, order: { ...head('R16', after), operation: 'transcription', ...listening } });
    planned.push({ taskId: thumbnails, order: { ...head('R18', after), operation: 'thumbnails', source: media, count: 12, maxWidth: 1280 } });
    return planned;
  }

  private create(source: ProjectSource, tasks: readonly PlannedTask[]): void {
    const { key, accountId } = this.maker;
    const question = { operation: 'create-project' as const, key };
    const decision = admitted(whoPays(question));
    this.tell(
      projectCommands.CreateProject({
        projectId: this.projectId,
        accountId,
        name: this.around.named?.() ?? this.around.shapes.text(8 + this.around.chance.below(40)),
        source,
        boundTo: decision.payer === 'credits' ? decision.bindTo : null,
        evidence: { keyRevision: key.status === 'none' ? null : 0, rule: decision.rule, because: decision.because, question },
        tasks,
      }),
    );
    this.taskIds.push(...tasks.map(({ taskId }) => taskId));
  }

  private *orderTexts(): Generator<void> {
    const { chance } = this.around;
    const { cards, texts, images } = this.plan;
    this.around.pass(chance.below(MIX.ordersWithin));
    for (let card = 0; card < cards; card += 1) {
      const [name, prompt, variables] = [20, 160, 2].map(bytes => this.around.shapes.text(bytes));
      if (name && prompt && variables) this.tell(projectCommands.AddCard({ ...this.ref, cardId: `card-${card}`, name, prompt, variables }));
      yield;
    }
    if (cards > 0) yield* this.order(Array.from({ length: cards }, (_, card) => this.textTask(card, cards)));
    for (let text = 0; text < texts; text += 1) yield* this.order([this.textTask(null, 1)]);
    for (let image = 0; image < images; image += 1) yield* this.order([this.imageTask()]);
    if (cards > 0 && chance.percent(MIX.againPercent)) yield* this.order([this.textTask(0, 1)]);
  }

  /** Holds, or what is set aside of the own key's limit; then the order; then the work. */
  private *order(tasks: readonly (PlannedTask | null)[]): Generator<void> {
    const planned = tasks.flatMap(task => task ?? []);
    const [first] = planned;
    if (!first) return;
    const isOwn = first.order.payer.by === 'own-key';
    if (isOwn) for (const task of planned) this.setAside(task);
    else if (!this.hold(planned.map(task => this.holdFor(task)))) return;
    yield;
    const evidence = { keyRevision: isOwn ? 0 : null, rule: first.order.rule, because: first.order.because ?? '' };
    const runs = planned.map(task => ({ task, cardId: 'cardId' in task.order ? (task.order.cardId ?? '') : '', cardVersion: 1 }));
    if (first.order.operation === 'card') this.tell(projectCommands.RequestCards({ ...this.ref, evidence, runs }));
    else this.tell(projectCommands.RequestWork({ ...this.ref, evidence, tasks: planned, cardId: null, cardVersion: null }));
    this.taskIds.push(...planned.map(({ taskId }) => taskId));
    yield;
    for (const task of planned) yield* this.perform(task);
  }

  private payer(kind: string): { readonly payer: TaskPayer; readonly rule: string; readonly because: string } | null {
    const { key } = this.maker;
    const boundTo = key.status === 'none' ? null : { fingerprint: key.fingerprint, lastFour: key.lastFour };
    const decision = whoPays({ operation: 'key-paid', kind, key, boundTo });
    if (decision.payer === 'refused') return null;
    const { rule, because } = decision;
    if (decision.payer === 'credits') return { payer: { by: 'credits' }, rule, because };
    return {
      payer: { by: 'own-key', fingerprint: decision.fingerprint, ...(boundTo && { lastFour: boundTo.lastFour }), bound: decision.bound },
      rule,
      because,
    };
  }

  private textTask(card: number | null, together: number): PlannedTask | null {
    const operation = card === null ? 'text' : 'card';
    const paid = this.payer(operation);
    if (!paid) return null;
    const { shapes, product: it, models } = this.around;
    const order: TaskOrder = {
      ...paid,
      after: [],
      operation,
      cardId: card === null ? null : `card-${card}`,
      model: models.text,
      maxOutputTokens: 1_500,
      inputTokens: this.tokensIn,
      prompt: shapes.text(240),
      instructions: { account: null, project: null },
      transcriptFrom: this.transcriptionTask,
      shareCache: together > 1,
    };
    return { taskId: it.id(), order };
  }

  private imageTask(): PlannedTask | null {
    const paid = this.payer('image');
    if (!paid) return null;
    const { shapes, product: it, models, prices } = this.around;
    const size = { model: models.image, promptTokens: 120, size: '1024x1024', quality: 'medium', count: 1 };
    const tokens = prices.pictureTokens(size);
    const order: TaskOrder = { ...paid, after: [], operation: 'image', cardId: null, prompt: shapes.text(240), format: 'png', tokens, ...size };
    return { taskId: it.id(), order };
  }

  private get tokensIn(): number {
    return Math.ceil((this.plan.seconds / 60) * MIX.tokens.perMinute + MIX.tokens.asked);
  }

  private most(order: TaskOrder): Quantities {
    switch (order.operation) {
      case 'transcription':
        return { second: order.maxSeconds };
      case 'text':
      case 'card':
        return { 'input-token': Math.ceil(this.tokensIn * 1.1), 'output-token': order.maxOutputTokens };
      case 'image':
        return { image: order.count, 'input-token': order.tokens?.input ?? 0, 'output-token': order.tokens?.output ?? 0 };
      case 'download':
      case 'thumbnails':
        return { operation: 1 };
    }
  }

  private holdFor({ taskId, order }: PlannedTask): HoldOrder {
    return { holdId: taskId, projectId: this.projectId, tariff: this.around.tariff(order.operation), ceiling: this.most(order) };
  }

  /** Whoever has too few credits buys some, once. */
  private hold(holds: readonly HoldOrder[]): boolean {
    const { product: it } = this.around;
    const { accountId } = this.maker;
    const order = creditCommands.HoldCredits({ accountId, holds, now: it.at });
    if (this.tell(order) === null) return true;
    const paymentKey = it.id();
    const amount = microText(BigInt(MIX.topUpCredits) * 1_000_000n);
    this.tell(paymentCommands.ReceivePayment({ paymentKey, paymentId: paymentKey, accountId, amount }));
    it.forget(`payment-${paymentKey}`);
    return this.tell(order) === null;
  }

  private setAside({ taskId, order }: PlannedTask): void {
    const { prices, models, product: it } = this.around;
    const size = { model: models.text, inputTokens: this.tokensIn * 2, outputTokens: 1_500 };
    const picture = { model: models.image, promptTokens: 120, size: '1024x1024', quality: 'medium', count: 1 };
    const atMost = order.operation === 'image' ? prices.picturesAtMost(picture) : prices.textAtMost(size);
    this.tell(ownSpendingCommands.ReserveOwnSpend({ ...this.ref, taskId, ...atMost, now: it.at }));
  }

  /** A task as a worker performs it; false when it ended without its result. */
  private *perform({ taskId, order }: PlannedTask): Generator<void, boolean> {
    switch (order.operation) {
      case 'download':
        return this.fetch(taskId);
      case 'thumbnails':
        return this.takePictures(taskId);
      case 'transcription':
        return yield* this.hear(taskId, order.model);
      case 'text':
      case 'card':
      case 'image':
        return yield* this.generate(taskId, order);
    }
  }

  private fetch(taskId: string): boolean {
    const { chance, shapes } = this.around;
    this.download = this.around.queue(LANES.media, TAKES.assumed.download, -1);
    this.around.pass(TAKES.assumed.download);
    if (perMille(chance, MIX.faults.addressDead)) return this.fail(taskId, 'source-unreachable');
    const content = shapes.content((this.plan.seconds / 60) * FILES.sourcePerMinute, 'video/mp4', 'plain');
    this.around.store(content.bytes, 'source');
    const facts = { seconds: this.plan.seconds, hasVideo: true, hasAudio: true, audioTracks: 1, container: 'mp4', browsersPlay: true };
    return this.complete(taskId, { operation: 1 }, [product('source', 0, content, facts)], null);
  }

  private takePictures(taskId: string): boolean {
    const { shapes, chance } = this.around;
    this.around.queue(LANES.media, TAKES.thumbnails, this.download);
    if (perMille(chance, MIX.faults.mediumRefused)) return this.fail(taskId, 'media-refused');
    const picture = (role: string) => (_: unknown, index: number) =>
      product(role, index, shapes.content(FILES.thumbnailSet / 24, 'image/jpeg'), { width: 1280, height: 720, atSeconds: index * 40, score: 0.5 });
    this.around.store(FILES.thumbnailSet, 'made');
    const set = Array.from({ length: 12 });
    return this.complete(taskId, { operation: 1 }, [...set.map(picture('thumbnail')), ...set.map(picture('original'))], null);
  }

  private *hear(taskId: string, model: string): Generator<void, boolean> {
    const { shapes, prices } = this.around;
    const pieces = Math.max(1, Math.ceil(this.plan.seconds / TAKES.pieceSeconds));
    const calls = Math.ceil(pieces / TAKES.piecesAtOnce);
    const takes = TAKES.cuttingPerMinute * (this.plan.seconds / 60) + calls * (TAKES.assumed.piece + TAKES.addedToCall);
    this.transcription = this.around.queue(LANES.calls, takes, this.download);
    const bytes = (this.plan.seconds / 60) * FILES.transcriptPerMinute;
    for (let piece = 0; piece < pieces; piece += 1) {
      const second = Math.round((this.plan.seconds / pieces) * 1000) / 1000;
      const provider = { ...NOTHING_USED, seconds: second };
      const products = [product('piece', piece, shapes.content(bytes / pieces, 'application/json'))];
      const isDone = yield* this.call(
        taskId,
        { step: piece, steps: pieces, model },
        { usage: { second }, provider, takes: takes / pieces, products },
        false,
      );
      if (!isDone) return false;
      this.around.platformPays(prices.used('transcription', model, provider));
    }
    this.around.store(2 * bytes, 'made');
    const content = this.around.heard?.() ?? shapes.content(bytes, 'application/json');
    const facts = { segments: pieces * 4, language: 'en', seconds: this.plan.seconds };
    return this.complete(taskId, { second: Math.round(this.plan.seconds * 1000) / 1000 }, [product('transcript', 0, content, facts)], model);
  }

  private *generate(taskId: string, order: Exclude<TaskOrder, { operation: 'download' | 'transcription' | 'thumbnails' }>): Generator<void, boolean> {
    const { chance, product: it, shapes } = this.around;
    const isImage = order.operation === 'image';
    const takes = TAKES.addedToCall + (isImage ? TAKES.assumed.image : TAKES.assumed.text);
    this.around.queue(LANES.calls, takes, this.transcription);
    if (perMille(chance, MIX.faults.givenUp)) {
      it.tell(taskCommands.CancelTask({ taskId, reason: 'cancelled' }), this.maker.accountId);
      return false;
    }
    const bytes = isImage ? FILES.image : FILES.text;
    const products = [product(isImage ? 'image' : 'text', 0, shapes.content(bytes, isImage ? 'image/png' : 'text/markdown; charset=utf-8'))];
    const call = isImage ? this.imageUse(order.tokens) : this.textUse();
    const isDone = yield* this.call(taskId, { step: 0, steps: 1, model: order.model }, { ...call, takes, products }, true);
    if (!isDone) return false;
    this.around.store(bytes, 'made');
    if (order.payer.by === 'credits') this.around.platformPays(this.around.prices.used(isImage ? 'image' : 'text', order.model, call.provider));
    return true;
  }

  private textUse(): Pick<Call, 'usage' | 'provider'> {
    const outputTokens = Math.min(1_500, Math.ceil(MIX.tokens.answered * (0.5 + this.around.chance.below(1000) / 1000)));
    const inputTokens = this.tokensIn;
    return { usage: { 'input-token': inputTokens, 'output-token': outputTokens }, provider: { ...NOTHING_USED, inputTokens, outputTokens } };
  }

  private imageUse(tokens = { input: 120, output: 439 }): Pick<Call, 'usage' | 'provider'> {
    const provider = { ...NOTHING_USED, inputTokens: tokens.input, outputTokens: tokens.output, images: 1 };
    return { usage: { image: 1, 'input-token': tokens.input, 'output-token': tokens.output }, provider };
  }

  /** A paid call: intended, perhaps in vain, delivered. */
  private *call(
    taskId: string,
    { step, steps, model }: { readonly step: number; readonly steps: number; readonly model: string },
    { usage, provider, takes, products }: Call,
    completes: boolean,
  ): Generator<void, boolean> {
    const { chance, product: it, prices } = this.around;
    const { faults } = MIX;
    for (let tries = 0; tries < 3; tries += 1) {
      const attemptId = it.id();
      this.work(taskCommands.IntendAttempt({ taskId, attemptId, step, model, expects: usage }));
      yield;
      this.around.pass(takes);
      if (perMille(chance, faults.callFails + faults.rateLimited)) {
        const cause = chance.below(faults.callFails + faults.rateLimited) < faults.callFails ? 'provider-failed' : 'provider-rate-limited';
        this.work(
          taskCommands.RecordAttemptFailure({ taskId, attemptId, cause, reason: 'server_error', billed: false, requestId: `req_${attemptId}` }),
        );
        this.work(taskCommands.LetTaskWait({ taskId, for: cause === 'provider-failed' ? 'retry' : 'rate-limit', until: it.at, at: it.at }));
        continue;
      }
      if (perMille(chance, faults.outcomeUnknown)) {
        this.around.pass(DEADLINE_SECONDS);
        this.work(taskCommands.RecordUnknownOutcome({ taskId, attemptId, reason: 'deadline' }));
        if (this.work(taskCommands.AuthoriseReattempt({ taskId, step, policy: 'once' })) !== null) break;
        continue;
      }
      const capability = 'second' in usage ? 'transcription' : 'image' in usage ? 'image' : 'text';
      const estimate =
        capability === 'transcription' || this.maker.key.status === 'none' ? {} : { estimate: prices.used(capability, model, provider) };
      const done = { taskId, attemptId, step, steps, usage, requestId: `req_${attemptId}`, products, simulated: false, ...estimate };
      this.work(taskCommands.RecordStep({ ...done, ...(completes && { completes: { model } }) }));
      yield;
      return true;
    }
    return this.fail(taskId, 'provider-failed');
  }

  private complete(taskId: string, usage: Quantities, products: readonly TaskProduct[], model: string | null): boolean {
    this.work(taskCommands.CompleteTask({ taskId, usage, products, model, simulated: false }));
    return true;
  }

  private fail(taskId: string, cause: 'source-unreachable' | 'media-refused' | 'provider-failed' | 'predecessor-failed'): false {
    this.work(taskCommands.FailTask({ taskId, cause, reason: cause, fingerprint: null, usage: {} }));
    return false;
  }

  private failRest(tasks: readonly PlannedTask[]): void {
    for (const { taskId, order } of tasks) if (order.operation !== 'download') this.fail(taskId, 'predecessor-failed');
  }

  private *tidyUp(): Generator<void> {
    const { chance, shapes, product: it } = this.around;
    if (chance.percent(MIX.renamedPercent)) {
      this.tell(projectCommands.RenameProject({ ...this.ref, name: this.around.named?.() ?? shapes.text(20), expectedVersion: null }));
      yield;
    }
    if (chance.percent(MIX.deletedPercent)) this.tell(projectCommands.DeleteProject({ ...this.ref, filesGoAt: it.at }));
  }

  private get ref(): { readonly projectId: string; readonly accountId: string } {
    return { projectId: this.projectId, accountId: this.maker.accountId };
  }

  private tell(command: Parameters<ProductInMemory['tell']>[0]): string | null {
    return this.around.product.tell(command, this.maker.accountId);
  }

  private work(command: Parameters<ProductInMemory['tell']>[0]): string | null {
    return this.around.product.work(command, this.maker.accountId, this.correlationId);
  }
}
