import { Body, Controller, HttpCode, Inject, Injectable, Post, UseGuards, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { written, WrittenShape } from '../../../infrastructure/http/answers.js';
import { signedParts } from '../../../infrastructure/http/raw-body.js';
import { Gives, NeedsHeader, Policy, Refuses } from '../../../infrastructure/http/route.js';
import { Amount, Id, OneOf, Text } from '../../../infrastructure/http/shapes.js';
import { Clock } from '../../../shared-kernel/ports/messages.js';
import { CONFIGURATION } from '../../../shared-kernel/ports/tokens.js';
import { AccountUnknown } from '../../../shared-kernel/refusal.js';
import { isSigned } from '../application/payment-signature.js';
import { TakePayments } from '../application/take-payments.use-case.js';
import {
  PaymentConflict,
  PaymentIncomplete,
  PaymentsOff,
  PaymentSignatureInvalid,
  PaymentUnknown,
  ReversalExceedsPayment,
} from '../domain/errors.js';

const SIGNATURE = 'Keyreel-Signature';
const NAME = /^[\x21-\x7e]+$/;

/** What a shop reports. */
export class PaymentRequest {
  @OneOf(['payment', 'reversal'])
  readonly type!: string;
  @Text({ max: 200, pattern: NAME, description: "The shop's own id of the payment. Reported again under it, a payment counts once." })
  readonly paymentId!: string;
  @Id({ description: 'Who bought the credits.' })
  readonly accountId!: string;
  @Amount({
    optional: true,
    nullable: true,
    description: 'Platform credits: what was bought; of a reversal, how much of it, or all that is left when it is null or left out.',
  })
  readonly credits: { readonly microCredits: `${bigint}` } | null = null;
  @Text({ max: 200, pattern: NAME, optional: true, nullable: true, description: 'Names one of several reversals of parts. Ignored for a payment.' })
  readonly reversalId: string | null = null;
  @OneOf(['refund', 'chargeback'], { optional: true, description: 'Why a payment was reversed. Ignored for a payment.' })
  readonly reason: string = 'refund';
}

/** What was reported is in the books. */
export class PaymentBookedShape extends WrittenShape {
  @OneOf(['platform_credits'], { description: 'Platform credits, not the funds of an OpenAI account.' })
  readonly purse!: string;
}

/** Lets in what bears the shop's signature, before anything of it is looked at. */
@Injectable()
export class SignedByShop implements CanActivate {
  constructor(
    @Inject(CONFIGURATION) private readonly configuration: { readonly paymentSecret: string | null },
    private readonly clock: Clock,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const secret = this.configuration.paymentSecret;
    if (secret === null) throw PaymentsOff();
    const { bytes: body, signature: header } = signedParts(context, SIGNATURE);
    if (!isSigned({ secret, header, body, now: this.clock.now() })) throw PaymentSignatureInvalid();
    return true;
  }
}

/** Where a shop reports payments and their reversals. */
@Policy('public')
@Controller('hooks/payments')
export class PaymentsController {
  constructor(private readonly taking: TakePayments) {}

  @Post()
  @HttpCode(200)
  @UseGuards(SignedByShop)
  @NeedsHeader({
    name: SIGNATURE,
    required: true,
    description:
      '`t=<seconds since 1970>,v1=<hex>`, where v1 is HMAC-SHA-256 with the shared secret over the time, a dot and the bytes of the body. The time may be off by 300 seconds.',
  })
  @Gives(PaymentBookedShape, 'It is in the books, now or since an earlier delivery.')
  @Refuses(PaymentsOff, PaymentSignatureInvalid, AccountUnknown, PaymentIncomplete, PaymentConflict, PaymentUnknown, ReversalExceedsPayment)
  async report(@Body() { type, paymentId, accountId, credits, reversalId, reason }: PaymentRequest): Promise<object> {
    const report = { paymentId, accountId, amount: credits?.microCredits ?? null };
    const sent =
      type === 'payment' ? await this.taking.receive(report) : await this.taking.reverse(report, reversalId, reason as 'refund' | 'chargeback');
    return written(sent, { purse: 'platform_credits' });
  }
}
