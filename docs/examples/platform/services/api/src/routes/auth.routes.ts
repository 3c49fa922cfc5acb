import type { FastifyPluginAsync } from 'fastify';

import { principalOf } from '../plugins/auth';
import type { Services } from '../services';

const credentials = {
  type: 'object',
  required: ['email', 'password'],
  additionalProperties: false,
  properties: {
    email: { type: 'string', minLength: 3, maxLength: 254 },
    password: { type: 'string', minLength: 1, maxLength: 128 },
  },
} as const;

export const authRoutes: FastifyPluginAsync<Pick<Services, 'auth' | 'users'>> = async (
  app,
  { auth, users },
) => {
  app.post<{ Body: { email: string; password: string } }>(
    '/auth/login',
    { schema: { body: credentials } },
    async (request) => auth.login(request.body.email, request.body.password),
  );

  app.get('/auth/me', { preHandler: app.authenticate }, async (request) =>
    users.get(principalOf(request).userId),
  );

  app.post('/auth/refresh', { preHandler: app.authenticate }, async (request) => ({
    token: auth.issue(principalOf(request)),
  }));
};
