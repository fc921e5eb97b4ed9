import { AggregateRoot } from '@nestjs/cqrs';

export class Account extends AggregateRoot {}
