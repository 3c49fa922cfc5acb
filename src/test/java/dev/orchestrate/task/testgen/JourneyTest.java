package dev.orchestrate.task.testgen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.task.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journeys through small services; that such tests pass, Jest shows on the sample repository. */
class JourneyTest {
    private static final String NOTES =
            """
            import Fastify from 'fastify';
            import { randomUUID } from 'node:crypto';

            const named = { type: 'object', required: ['text'], properties: { text: { type: 'string' } } };

            export async function build() {
              const app = Fastify();
              const notes = new Map<string, { id: string; text: string }>();
              GUARD
              app.delete('/notes/:id', async (request, reply) => {
                notes.delete(request.params.id);
                return reply.status(204).send();
              });
              app.get('/notes/:id', async (request, reply) => {
                const note = notes.get(request.params.id);
                return note ? note : reply.status(404).send({ message: 'no such note' });
              });
              app.put('/notes/:id', { schema: { body: named } }, async (request, reply) => {
                if (!notes.has(request.params.id)) {
                  return reply.status(404).send({ message: 'no such note' });
                }
                notes.set(request.params.id, { id: request.params.id, text: request.body.text });
                return { changed: true };
              });
              app.post('/notes', { schema: { body: named } }, async (request, reply) => {
                const note = { id: randomUUID(), text: request.body.text };
                notes.set(note.id, note);
                return reply.status(201).send(note);
              });
              return app;
            }
            """;

    private static final String GUARD =
            """
            const sessions = new Set<string>();
              const accounts = new Map<string, string>();
              const login = {
                type: 'object',
                required: ['user', 'password'],
                properties: { user: { type: 'string' }, password: { type: 'string' } },
              };
              app.post('/enter', { schema: { body: login } }, async (request) => {
                if (accounts.get(request.body.user) !== request.body.password) {
                  throw Object.assign(new Error('who?'), { statusCode: 401 });
                }
                const key = randomUUID();
                sessions.add(`Bearer ${key}`);
                return { key };
              });
              app.post('/join', { schema: { body: login } }, async (request, reply) => {
                if (request.body.password.length < 10) {
                  throw Object.assign(new Error('too short'), { statusCode: 400 });
                }
                accounts.set(request.body.user, request.body.password);
                return reply.status(201).send({ joined: true });
              });
              app.post('/leave', async (request) => {
                await guard(request);
                sessions.delete(request.headers.authorization);
                return { left: true };
              });
              const guard = async (request: { headers: { authorization?: string } }) => {
                if (!sessions.has(request.headers.authorization ?? '')) {
                  throw Object.assign(new Error('who?'), { statusCode: 401 });
                }
              };
              app.get('/secret', { preHandler: guard }, async () => ({ secret: true }));
            """;

    @TempDir Path workspace;

    @BeforeEach
    void makeFolder() throws Exception {
        Files.createDirectory(workspace.resolve("src"));
    }

    @Test
    void whatIsMadeIsReadChangedDeletedAndGone() throws Exception {
        assertThat(journey(NOTES.replace("GUARD", ""), "0"))
                .containsSubsequence(
                        "POST /notes answers 201",
                        "known.noteId = answer.body.id;",
                        "GET /notes/:id answers 200",
                        "ask('GET', `/notes/${known.noteId}`)",
                        "expect(answer.body.id).toBe(known.noteId);",
                        "PUT /notes/:id answers 200",
                        "DELETE /notes/:id answers 204",
                        "GET /notes/:id answers 404 once it is deleted")
                .doesNotContain("token", "logged out");
    }

    @Test
    void theServicesOwnRegistrationAndLoginComeFirstAndItsLogoutLast() throws Exception {
        assertThat(journey(NOTES.replace("GUARD", GUARD), "0"))
                .containsSubsequence(
                        "POST /join answers 201",
                        "POST /enter answers 200 and gives a token",
                        "token = answer.body.key;",
                        "GET /secret answers 200",
                        "DELETE /notes/:id answers 204",
                        "POST /leave answers 200",
                        "logged out",
                        "token = '';",
                        "GET /secret answers 401");
    }

    @Test
    void whereNothingProvesWhoOneIsTheRestOfTheJourneyIsPending() throws Exception {
        String closed = GUARD.replace("return { key };", "return { welcome: true };");

        assertThat(journey(NOTES.replace("GUARD", closed), "1"))
                .contains("GET /secret answers 401")
                .contains("it.todo(")
                .contains("goes on as somebody who is logged in")
                .doesNotContain("gives a token");
    }

    private String journey(String source, String pending) throws Exception {
        Files.writeString(workspace.resolve("src/app.ts"), source);
        Work.Result result = Generated.of(workspace, "e2e", "src/app.ts");
        String tests = Files.readString(workspace.resolve("src/app.e2e.test.ts"));
        assertThat(result)
                .as(tests)
                .isInstanceOfSatisfying(
                        Work.Result.Done.class,
                        done -> assertThat(done.outputs()).containsEntry("pending", pending));
        return tests;
    }
}
