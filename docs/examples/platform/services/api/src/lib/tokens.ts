import { createHmac, timingSafeEqual } from 'node:crypto';

import { UnauthorizedError } from '../domain/errors';
import type { Principal, Role } from '../domain/types';

const HEADER = encode({ alg: 'HS256', typ: 'JWT' });

interface Claims {
  sub: string;
  role: Role;
  iat: number;
  exp: number;
}

/** Signs a JSON web token (HS256) that expires `ttlSeconds` after `now`. */
export function signToken(
  principal: Principal,
  secret: string,
  ttlSeconds: number,
  now = new Date(),
): string {
  const iat = Math.floor(now.getTime() / 1000);
  const claims: Claims = {
    sub: principal.userId,
    role: principal.role,
    iat,
    exp: iat + ttlSeconds,
  };
  const content = `${HEADER}.${encode(claims)}`;
  return `${content}.${signature(content, secret).toString('base64url')}`;
}

export function verifyToken(token: string, secret: string, now = new Date()): Principal {
  const [header, payload, signed, ...rest] = token.split('.');
  if (!header || !payload || !signed || rest.length > 0 || header !== HEADER) {
    throw new UnauthorizedError('malformed token');
  }
  const expected = signature(`${header}.${payload}`, secret);
  const actual = Buffer.from(signed, 'base64url');
  if (expected.length !== actual.length || !timingSafeEqual(expected, actual)) {
    throw new UnauthorizedError('wrong signature');
  }
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Claims;
  if (claims.exp * 1000 <= now.getTime()) {
    throw new UnauthorizedError('token expired');
  }
  return { userId: claims.sub, role: claims.role };
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function signature(content: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(content).digest();
}
