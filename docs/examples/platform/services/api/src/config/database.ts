import { ConfigError, readInt, type Env } from './env';

export interface DatabaseConfig {
  url: string | undefined;
  poolSize: number;
}

export function loadDatabaseConfig(env: Env = process.env): DatabaseConfig {
  const url = env.DATABASE_URL || undefined;
  if (url && !/^postgres(ql)?:\/\//.test(url)) {
    throw new ConfigError('DATABASE_URL', 'must begin with postgres://');
  }
  if (!url && env.NODE_ENV === 'production') {
    throw new ConfigError('DATABASE_URL', 'must be set in production');
  }
  return { url, poolSize: readInt(env, 'DATABASE_POOL_SIZE', 10, 1, 100) };
}
