import fp from 'fastify-plugin';

const ACCEPTED = /^[\w-]{8,64}$/;

/** Answers with the id of the request, so that a client can name it when something went wrong. */
export const requestIdPlugin = fp(
  async (app) => {
    app.addHook('onSend', async (request, reply) => {
      reply.header('x-request-id', request.id);
    });
  },
  { name: 'request-id' },
);

export function acceptedRequestId(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' && ACCEPTED.test(header) ? header : undefined;
}
