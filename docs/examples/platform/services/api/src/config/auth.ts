import { ConfigError, readInt, readString, type Env } from './env';

export interface AuthConfig {
  secret: string;
  tokenTtlSeconds: number;
  maxFailedLogins: number;
  /** An account that exists from the start, or none. */
  admin: { email: string; password: string } | undefined;
}

const DEVELOPMENT_SECRET = 'development-secret-of-no-worth-at-all';

export function loadAuthConfig(env: Env = process.env): AuthConfig {
  const production = env.NODE_ENV === 'production';
  const secret = readString(env, 'JWT_SECRET', production ? undefined : DEVELOPMENT_SECRET);
  if (secret.length < 32) {
    throw new ConfigError('JWT_SECRET', 'must have at least 32 characters');
  }
  return {
    secret,
    tokenTtlSeconds: readInt(env, 'JWT_TTL_SECONDS', 3600, 60, 86_400),
    maxFailedLogins: readInt(env, 'MAX_FAILED_LOGINS', 5, 1, 100),
    admin: loadAdmin(env),
  };
}

function loadAdmin(env: Env): AuthConfig['admin'] {
  if (!env.ADMIN_EMAIL) {
    return undefined;
  }
  return { email: env.ADMIN_EMAIL, password: readString(env, 'ADMIN_PASSWORD') };
}
