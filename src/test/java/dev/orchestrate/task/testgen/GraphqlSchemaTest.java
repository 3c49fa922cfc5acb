package dev.orchestrate.task.testgen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.orchestrate.plan.ErrorClass;
import dev.orchestrate.task.TaskProblem;
import dev.orchestrate.task.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the schema may stand, and what its tests ask for. */
class GraphqlSchemaTest {
    private static final String SCHEMA =
            """
            schema { query: Root, mutation: Change }

            "Anything with an id: { no type } of its own"
            interface Node { id: ID! }

            directive @shown(to: Role = ADMIN, type: String) on FIELD_DEFINITION

            enum Role { "May do all." ADMIN @deprecated CUSTOMER }
            scalar Date

            type User implements Node { id: ID! role: Role @shown(to: ADMIN) friends(first: Int!): [User] }
            type Team { size: Int! since: Date }
            union Found = User | Team

            type Root {
              node(id: ID!): Node
              found(text: String! = "a }", at: Date): [Found!]!
            }
            type Change { invite(of: Person!): User! }
            input Person { name: String!, roles: [Role!]! = [ADMIN], born: Date }
            extend type Root { team: Team }
            """;

    @TempDir Path workspace;

    @Test
    void aSchemaFileHasTestsOfItsOwn() throws Exception {
        write("src/shop.graphql", SCHEMA);

        assertThat(run("src/shop.graphql")).isInstanceOf(Work.Result.Done.class);

        assertThat(read("src/shop.graphql.test.ts"))
                .contains("import { readFileSync } from 'node:fs';")
                .contains("buildSchema(readFileSync(join(__dirname, './shop.graphql'), 'utf8'))")
                .contains(
                        "ask('query { node(id: \"id\") { ... on User { __typename id role } } }', answer)")
                .contains("const answer = { __typename: 'User', id: 'id', role: 'ADMIN' };")
                .contains("query { found { ... on User { __typename id role } } }")
                .contains("query { team { size since } }")
                .contains("mutation { invite(of: { name: \"name\", roles: [ADMIN] }) { id role } }")
                .contains("it('refuses a wrong value for text'")
                .contains("it('takes null for at'")
                .as("a scalar of its own takes anything")
                .doesNotContain("refuses a wrong value for at");
        assertThat(run("src/shop.graphql")).isInstanceOf(Work.Result.AlreadySo.class);
    }

    @Test
    void codeThatReadsASchemaIsTestedByIt() throws Exception {
        write("src/schema/shop.gql", SCHEMA);
        write(
                "src/server.ts",
                """
                import { readFileSync } from 'node:fs';
                import { buildSchema } from 'graphql';

                export const schema = buildSchema(readFileSync('src/schema/shop.gql', 'utf8'));
                """);

        run("src/server.ts");

        assertThat(read("src/server.test.ts"))
                .contains("import { schema } from './server';")
                .contains("graphql({ schema: schema, source")
                .contains("describe('team'");
    }

    @Test
    void codeThatImportsASchemaAndHidesItIsTestedByTheFile() throws Exception {
        write("schema/shop.graphql", SCHEMA);
        write(
                "src/server.ts",
                "import typeDefs from '../schema/shop.graphql';\nserve(typeDefs);\n");
        Files.createDirectory(workspace.resolve("tests"));

        run("src/server.ts");

        assertThat(read("tests/server.test.ts"))
                .contains("readFileSync(join(__dirname, '../schema/shop.graphql'), 'utf8')");
    }

    @Test
    void aSchemaThatDoesNotParseIsToldWithItsPlace() throws Exception {
        write("src/shop.graphql", "type Query {\n  team(: Int\n}\n");
        assertProblem("src/shop.graphql", "`src/shop.graphql:2:");

        write("src/server.ts", "export const server = start('./shop.graphql');\n");
        assertProblem("src/server.ts", "`src/shop.graphql:2:");

        write("src/text.ts", "export const text = `type Query {\n  team(: Int\n}`;\n");
        assertProblem(
                "src/text.ts", "`src/text.ts`: the schema in `text` does not parse, in its line 2");
    }

    @Test
    void aFileWithoutWhatCanBeAskedForHasNothingToTest() throws Exception {
        write("src/types.graphql", "type Team { size: Int }\n");
        assertProblem("src/types.graphql", "nothing that tests of kind `graphql`");
        write("src/gone.ts", "export const server = start('./gone.graphql');\n");
        assertProblem("src/gone.ts", "nothing that tests of kind `graphql`");
    }

    private void assertProblem(String target, String message) {
        TaskProblem problem = catchThrowableOfType(TaskProblem.class, () -> run(target));
        assertThat(problem).isNotNull();
        assertThat(problem.errorClass()).isEqualTo(ErrorClass.PERMANENT);
        assertThat(problem.message()).contains(message);
    }

    private Work.Result run(String target) throws Exception {
        return Generated.of(workspace, "graphql", target);
    }

    private String read(String path) throws Exception {
        return Files.readString(workspace.resolve(path));
    }

    private void write(String path, String text) throws Exception {
        Path file = workspace.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
