import { readFlag, readInt, type Env } from './env';

export interface LimitsConfig {
  enabled: boolean;
  maxRequests: number;
  windowMs: number;
}

export function loadLimitsConfig(env: Env = process.env): LimitsConfig {
  return {
    enabled: readFlag(env, 'RATE_LIMIT_ENABLED', true),
    maxRequests: readInt(env, 'RATE_LIMIT_MAX', 100, 1, 100_000),
    windowMs: readInt(env, 'RATE_LIMIT_WINDOW_MS', 60_000, 1000, 3_600_000),
  };
}
