package dev.orchestrate.task.testgen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrate.task.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cases of tokens that expire; that they pass, and fail where the source is wrong, Jest shows. */
class ExpiredTokenTest {
    private static final String TOKENS =
            """
            import { createHmac } from 'node:crypto';

            export function sign(user: string, secret: string, ttlMs: number): string {
              const claims = `${user}.${Date.now() + ttlMs}`;
              return `${claims}.${createHmac('sha256', secret).update(claims).digest('hex')}`;
            }

            export function verify(token: string, secret: string): string {
              const [user, exp, signed] = token.split('.');
              const claims = `${user}.${exp}`;
              if (signed !== createHmac('sha256', secret).update(claims).digest('hex')) {
                throw new Error('forged');
              }
              if (Number(exp) <= Date.now()) {
                throw new Error('expired');
              }
              return user;
            }
            """;

    private static final String SESSIONS =
            """
            export class Sessions {
              private readonly open = new Map<string, { user: string; until: number }>();

              constructor(
                private readonly ids: () => string,
                private readonly clock: () => Date,
              ) {}

              start(user: string): string {
                const id = this.ids();
                this.open.set(id, { user, until: this.clock().getTime() + 2 * 60 * 60_000 });
                return id;
              }

              userOf(id: string): string | undefined {
                const session = this.open.get(id);
                return session && session.until > this.clock().getTime() ? session.user : undefined;
              }
            }
            """;

    private static final String GATEKEEPER =
            """
            import jwt from 'jsonwebtoken';

            export class Gatekeeper {
              constructor(private readonly secret: string) {}

              async issue(user: string): Promise<string> {
                return jwt.sign({ sub: user }, this.secret, { expiresIn: '2h' });
              }

              async open(token: string): Promise<string> {
                const claims = jwt.verify(token, this.secret) as { sub: string };
                return claims.sub;
              }
            }
            """;

    @TempDir Path workspace;

    @BeforeEach
    void makeFolder() throws Exception {
        Files.createDirectory(workspace.resolve("src"));
    }

    @Test
    void aSignedTokenIsMadeThenTakenThenRefusedWhenItsTimeIsOver() throws Exception {
        String tests = generated("tokens", TOKENS, "0");

        assertThat(tests)
                .contains("import { sign, verify } from './tokens';")
                .containsSubsequence(
                        "throws \"expired\" an hour after the token was made",
                        "jest.useFakeTimers({ now: new Date('2026-01-01T00:00:00Z')",
                        "const token = sign('user', 'secret', 1);",
                        "expect(verify(token, 'secret')).toBeTruthy();",
                        "jest.setSystemTime(new Date('2026-01-01T01:00:00Z'));",
                        "expect(() => verify(token, 'secret')).toThrow('expired');");
        assertThat(tests)
                .contains("expect(() => verify(`${token}x`, 'secret')).toThrow('forged');");
    }

    @Test
    void aSessionThatAStoreKeepsIsFollowedToItsEndByTheInjectedClock() throws Exception {
        assertThat(generated("sessions", SESSIONS, "0"))
                .containsSubsequence(
                        "gives nothing a day after the token was made",
                        "const token = subject.start('user');",
                        "expect(subject.userOf(token)).toBeTruthy();",
                        "deps.clock.mockReturnValue(new Date('2026-01-02T00:00:00Z'));",
                        "expect(subject.userOf(token)).toBeFalsy();")
                .doesNotContain("useFakeTimers");
    }

    @Test
    void aTokenOfThePackageThatMostTakeIsFollowedToo() throws Exception {
        assertThat(generated("gatekeeper", GATEKEEPER, "0"))
                .contains("rejects.toThrow('invalid signature');")
                .containsSubsequence(
                        "throws \"jwt expired\" a day after the token was made",
                        "const token = await subject.issue('user');",
                        "expect(await subject.open(token)).toBeTruthy();",
                        "jest.setSystemTime(new Date('2026-01-02T00:00:00Z'));",
                        "rejects.toThrow('jwt expired');");
    }

    @Test
    void whereTimeDoesNothingTheCaseIsPendingAndCounted() throws Exception {
        String endless = TOKENS.replace("Number(exp) <= Date.now()", "user === ''");

        assertThat(generated("tokens", endless, "1"))
                .contains("it.todo(")
                .contains("refuses a token that has expired (the source does not show")
                .doesNotContain("was made");
    }

    @Test
    void routesBehindAGuardThatNobodyKnowsHaveAPendingCase() throws Exception {
        String routes =
                """
                import type { FastifyInstance } from 'fastify';

                declare module 'fastify' {
                  interface FastifyInstance {
                    authenticate: (request: object) => Promise<void>;
                  }
                }

                export async function routes(app: FastifyInstance) {
                  app.get('/mine', { preHandler: app.authenticate }, async () => ({ ok: true }));
                }
                """;

        assertThat(generated("routes", routes, "1"))
                .contains("refuses who is not authenticated")
                .contains("refuses a token that has expired (the source does not show");
    }

    private String generated(String name, String source, String pending) throws Exception {
        Files.writeString(workspace.resolve("src/" + name + ".ts"), source);
        assertThat(Generated.of(workspace, "security", "src/" + name + ".ts"))
                .isInstanceOfSatisfying(
                        Work.Result.Done.class,
                        done -> assertThat(done.outputs()).containsEntry("pending", pending));
        return Files.readString(workspace.resolve("src/" + name + ".security.test.ts"));
    }
}
