import type { FastifyReply, FastifyRequest, preHandlerAsyncHookHandler } from 'fastify';
import fp from 'fastify-plugin';

import { ForbiddenError, UnauthorizedError } from '../domain/errors';
import type { Principal } from '../domain/types';
import type { AuthService } from '../services/auth.service';

declare module 'fastify' {
  interface FastifyRequest {
    principal: Principal | null;
  }
  interface FastifyInstance {
    authenticate: preHandlerAsyncHookHandler;
    requireAdmin: preHandlerAsyncHookHandler;
  }
}

export interface AuthPluginOptions {
  auth: Pick<AuthService, 'authenticate'>;
}

export const authPlugin = fp<AuthPluginOptions>(
  async (app, { auth }) => {
    app.decorateRequest('principal', null);

    const authenticate = async (request: FastifyRequest): Promise<void> => {
      request.principal = auth.authenticate(request.headers.authorization);
    };

    app.decorate('authenticate', authenticate);
    app.decorate('requireAdmin', async (request: FastifyRequest, _reply: FastifyReply) => {
      await authenticate(request);
      if (request.principal?.role !== 'admin') {
        throw new ForbiddenError('only for admins');
      }
    });
  },
  { name: 'auth' },
);

/** Who made the request; for routes behind `authenticate`. */
export function principalOf(request: FastifyRequest): Principal {
  if (!request.principal) {
    throw new UnauthorizedError();
  }
  return request.principal;
}
