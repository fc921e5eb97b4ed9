import { ConflictException } from '@nestjs/common';

export const refuse = (): Error => new ConflictException();
