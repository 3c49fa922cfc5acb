import type { FastifyPluginAsync } from 'fastify';

import { ForbiddenError } from '../domain/errors';
import type { Role } from '../domain/types';
import { principalOf } from '../plugins/auth';
import type { Services } from '../services';
import type { NewUser } from '../services/users.service';
import { idParams, pageQuery, type IdParams, type PageQuery } from './schemas';

const newUser = {
  type: 'object',
  required: ['email', 'name', 'password'],
  additionalProperties: false,
  properties: {
    email: { type: 'string', minLength: 3, maxLength: 254 },
    name: { type: 'string', minLength: 1, maxLength: 100 },
    password: { type: 'string', minLength: 10, maxLength: 128 },
  },
} as const;

const nameBody = {
  type: 'object',
  required: ['name'],
  properties: { name: { type: 'string', minLength: 1, maxLength: 100 } },
} as const;

const roleBody = {
  type: 'object',
  required: ['role'],
  properties: { role: { type: 'string', enum: ['customer', 'admin'] } },
} as const;

export const usersRoutes: FastifyPluginAsync<Pick<Services, 'users'>> = async (app, { users }) => {
  app.post<{ Body: NewUser }>('/users', { schema: { body: newUser } }, async (request, reply) =>
    reply.status(201).send(await users.register(request.body)),
  );

  app.get<{ Querystring: PageQuery }>(
    '/users',
    { schema: { querystring: pageQuery }, preHandler: app.requireAdmin },
    async (request) => users.list(request.query.offset, request.query.limit),
  );

  app.get<{ Params: IdParams }>(
    '/users/:id',
    { schema: { params: idParams }, preHandler: app.authenticate },
    async (request) => {
      const actor = principalOf(request);
      if (actor.role !== 'admin' && actor.userId !== request.params.id) {
        throw new ForbiddenError('only your own account');
      }
      return users.get(request.params.id);
    },
  );

  app.patch<{ Params: IdParams; Body: { name: string } }>(
    '/users/:id',
    { schema: { params: idParams, body: nameBody }, preHandler: app.authenticate },
    async (request) => {
      if (principalOf(request).userId !== request.params.id) {
        throw new ForbiddenError('only your own account');
      }
      return users.rename(request.params.id, request.body.name);
    },
  );

  app.put<{ Params: IdParams; Body: { role: Role } }>(
    '/users/:id/role',
    { schema: { params: idParams, body: roleBody }, preHandler: app.requireAdmin },
    async (request) => users.changeRole(principalOf(request), request.params.id, request.body.role),
  );

  app.delete<{ Params: IdParams }>(
    '/users/:id',
    { schema: { params: idParams }, preHandler: app.requireAdmin },
    async (request, reply) => {
      await users.remove(request.params.id);
      return reply.status(204).send();
    },
  );
};
