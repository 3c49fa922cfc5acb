import { readInt, readOneOf, readString, type Env } from './env';

export interface ServerConfig {
  host: string;
  port: number;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  bodyLimitBytes: number;
  environment: 'development' | 'test' | 'staging' | 'production';
}

export function loadServerConfig(env: Env = process.env): ServerConfig {
  return {
    host: readString(env, 'HOST', '127.0.0.1'),
    port: readInt(env, 'PORT', 3000),
    logLevel: readOneOf(env, 'LOG_LEVEL', ['debug', 'info', 'warn', 'error', 'silent'], 'info'),
    bodyLimitBytes: readInt(env, 'BODY_LIMIT_BYTES', 65_536, 1024, 10_485_760),
    environment: readOneOf(
      env,
      'NODE_ENV',
      ['development', 'test', 'staging', 'production'],
      'development',
    ),
  };
}
