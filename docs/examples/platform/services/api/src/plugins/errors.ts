import type { FastifyError } from 'fastify';
import fp from 'fastify-plugin';

import { AppError } from '../domain/errors';

export interface ErrorBody {
  error: { code: string; message: string };
}

export const errorsPlugin = fp(
  async (app) => {
    app.setErrorHandler<FastifyError | AppError>((error, request, reply) => {
      const { status, body } = describe(error);
      if (status >= 500) {
        request.log.error(error);
      }
      return reply.status(status).send(body);
    });

    app.setNotFoundHandler((request, reply) =>
      reply.status(404).send(bodyOf('not_found', `no route ${request.method} ${request.url}`)),
    );
  },
  { name: 'errors' },
);

/** What a client may learn of an error: the text of an unexpected one stays here. */
export function describe(error: FastifyError | AppError | Error): {
  status: number;
  body: ErrorBody;
} {
  if (error instanceof AppError) {
    return { status: error.status, body: bodyOf(error.code, error.message) };
  }
  if ('validation' in error && error.validation) {
    return { status: 400, body: bodyOf('validation', error.message) };
  }
  if ('statusCode' in error && error.statusCode && error.statusCode < 500) {
    return { status: error.statusCode, body: bodyOf('bad_request', error.message) };
  }
  return { status: 500, body: bodyOf('internal', 'internal error') };
}

function bodyOf(code: string, message: string): ErrorBody {
  return { error: { code, message } };
}
