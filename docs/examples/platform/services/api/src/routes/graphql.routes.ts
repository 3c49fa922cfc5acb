import type { FastifyPluginAsync } from 'fastify';
import { graphql } from 'graphql';

import { createResolvers } from '../graphql/resolvers';
import { schema } from '../graphql/schema';
import type { Services } from '../services';
import { principalOf } from '../plugins/auth';

const queryBody = {
  type: 'object',
  required: ['query'],
  additionalProperties: false,
  properties: {
    query: { type: 'string', minLength: 1, maxLength: 10000 },
    variables: { type: 'object', nullable: true },
    operationName: { type: 'string', nullable: true },
  },
} as const;

interface QueryBody {
  query: string;
  variables?: Record<string, unknown> | null;
  operationName?: string | null;
}

export const graphqlRoutes: FastifyPluginAsync<Services> = async (app, services) => {
  const rootValue = createResolvers(services);

  app.post<{ Body: QueryBody }>(
    '/graphql',
    { schema: { body: queryBody }, preHandler: app.authenticate },
    async (request) =>
      graphql({
        schema,
        rootValue,
        source: request.body.query,
        variableValues: request.body.variables,
        operationName: request.body.operationName,
        contextValue: { principal: principalOf(request) },
      }),
  );
};
