import fp from 'fastify-plugin';

import type { LimitsConfig } from '../config/limits';
import { AppError } from '../domain/errors';
import type { Clock } from '../lib/clock';

export interface RateLimitOptions extends LimitsConfig {
  clock: Clock;
}

interface Window {
  startedAt: number;
  count: number;
}

/** Counts requests of each key in fixed windows. Keys of past windows are forgotten. */
export class RateLimiter {
  private readonly windows = new Map<string, Window>();

  constructor(
    private readonly maxRequests: number,
    private readonly windowMs: number,
  ) {}

  /** How many requests are left in this window; -1 says that this one is too many. */
  hit(key: string, now: number): number {
    let window = this.windows.get(key);
    if (!window || now - window.startedAt >= this.windowMs) {
      this.forgetBefore(now - this.windowMs);
      window = { startedAt: now, count: 0 };
      this.windows.set(key, window);
    }
    window.count += 1;
    return Math.max(-1, this.maxRequests - window.count);
  }

  private forgetBefore(time: number): void {
    for (const [key, window] of this.windows) {
      if (window.startedAt <= time) {
        this.windows.delete(key);
      }
    }
  }
}

export const rateLimitPlugin = fp<RateLimitOptions>(
  async (app, options) => {
    if (!options.enabled) {
      return;
    }
    const limiter = new RateLimiter(options.maxRequests, options.windowMs);

    app.addHook('onRequest', async (request, reply) => {
      if (request.url === '/health') {
        return;
      }
      const left = limiter.hit(request.ip, options.clock().getTime());
      reply.header('x-ratelimit-limit', options.maxRequests);
      reply.header('x-ratelimit-remaining', Math.max(0, left));
      if (left < 0) {
        reply.header('retry-after', Math.ceil(options.windowMs / 1000));
        throw new AppError('rate_limited', 'too many requests', 429);
      }
    });
  },
  { name: 'rate-limit' },
);
