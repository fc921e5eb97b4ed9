import { Secret, TOTP } from 'otpauth';

/** The six digits that a person's authenticator app shows at a moment. */
export const codeAt = (secret: string, at: Date): string => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() });
