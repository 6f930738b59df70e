import { randomBytes, randomUUID } from 'node:crypto';

/** The real format is undocumented, so every plausible one can be issued. */
export type TokenFormat = 'hex' | 'jwt' | 'base64' | 'url-safe';

export function newTokenValue(format: TokenFormat, userId: string): string {
  switch (format) {
    case 'hex':
      return randomBytes(16).toString('hex');
    case 'url-safe':
      return randomBytes(32).toString('base64url');
    case 'base64':
      return base64WithSymbols();
    case 'jwt':
      return jwt(userId);
  }
}

/** 56 characters that contain `+`, `/` and `=`, whatever the dice say. */
function base64WithSymbols(): string {
  const value = randomBytes(40).toString('base64');
  return value.includes('+') && value.includes('/') ? value : base64WithSymbols();
}

/** About 1,000 characters: three parts, RS256-sized signature. */
function jwt(userId: string): string {
  const json = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const header = json({ alg: 'RS256', typ: 'JWT', kid: randomUUID() });
  const payload = json({ sub: userId, jti: randomUUID(), scope: randomBytes(170).toString('hex') });
  return `${header}.${payload}.${randomBytes(256).toString('base64url')}`;
}
