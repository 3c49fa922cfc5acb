import { loadAuthConfig, type AuthConfig } from './auth';
import { loadDatabaseConfig, type DatabaseConfig } from './database';
import type { Env } from './env';
import { loadLimitsConfig, type LimitsConfig } from './limits';
import { loadServerConfig, type ServerConfig } from './server';

export interface Config {
  server: ServerConfig;
  auth: AuthConfig;
  database: DatabaseConfig;
  limits: LimitsConfig;
}

export function loadConfig(env: Env = process.env): Config {
  return {
    server: loadServerConfig(env),
    auth: loadAuthConfig(env),
    database: loadDatabaseConfig(env),
    limits: loadLimitsConfig(env),
  };
}
