package dev.orchestrate.task.testgen.jest;

import dev.orchestrate.task.testgen.js.JsClass;
import dev.orchestrate.task.testgen.js.JsFunction;
import dev.orchestrate.task.testgen.js.JsObject;
import dev.orchestrate.task.testgen.js.Mock;
import dev.orchestrate.task.testgen.js.Module;
import dev.orchestrate.task.testgen.js.NotKnown;
import dev.orchestrate.task.testgen.js.Thrown;
import dev.orchestrate.task.testgen.js.Trace;
import dev.orchestrate.task.testgen.trial.Explorer;
import dev.orchestrate.task.testgen.trial.TypeSamples;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds the plugin whose guards stand before routes, and the class whose tokens it takes. */
final class GateSearch {
    private final Subject subject;
    private final TokenSearch search;

    GateSearch(Subject subject) {
        this.subject = subject;
        this.search = new TokenSearch(subject.modules());
    }

    TokenSearch tokens() {
        return search;
    }

    /** Of any plugin that was loaded and decorates a server with a function of such a name. */
    Optional<Gate> before(String guard) {
        for (Module module : subject.modules().all()) {
            for (String exported : module.exports().keySet()) {
                PluginTrial plugin = PluginTrial.of(subject, module, exported);
                if (plugin != null && plugin.isShared()) {
                    Optional<Gate> gate =
                            of(plugin).filter(found -> found.guards().containsKey(guard));
                    if (gate.isPresent()) {
                        return gate;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Where it takes tokens that the source makes. */
    Optional<Gate> of(PluginTrial plugin) {
        List<String> guards = guards(plugin);
        if (guards.isEmpty()) {
            return Optional.empty();
        }
        for (Holder holder : holders(plugin)) {
            Optional<Gate> gate =
                    search.in(holder.home()).flatMap(life -> gate(plugin, holder, life, guards));
            if (gate.isPresent()) {
                return gate;
            }
        }
        return Optional.empty();
    }

    /**
     * What may take the tokens.
     *
     * @param option that it is given as; empty where it is no option
     * @param name as it is exported
     */
    private record Holder(String option, String name, TokenHome home) {}

    private List<String> guards(PluginTrial plugin) {
        RecordingServer server = plugin.register(plugin.options(samples()));
        return server == null
                ? List.of()
                : server.decorations().stream()
                        .filter(PluginKind::isGuard)
                        .map(RecordingServer.Decoration::name)
                        .toList();
    }

    private TypeSamples samples() {
        return new TypeSamples(subject.modules());
    }

    /** Classes that have all that an option needs, and files with functions. */
    private List<Holder> holders(PluginTrial plugin) {
        List<Holder> holders = new ArrayList<>();
        JsObject options = (JsObject) plugin.options(samples());
        for (Module module : subject.modules().all()) {
            for (String exported : module.exports().keySet()) {
                if (module.exported(exported) instanceof JsClass type
                        && type.node() != null
                        && !type.isError()) {
                    options.fields()
                            .forEach((option, value) -> {
                                if (fits(type, value)) {
                                    holders.add(
                                            new Holder(
                                                    option,
                                                    exported,
                                                    TokenHome.ofClass(module, type, samples())));
                                }
                            });
                }
            }
        }
        for (Module module : subject.modules().all()) {
            holders.add(new Holder("", "", TokenHome.ofModule(module)));
        }
        return holders;
    }

    private static boolean fits(JsClass type, Object option) {
        return option instanceof JsObject object
                && !object.fields().isEmpty()
                && object.fields().entrySet().stream()
                        .allMatch(field ->
                                field.getValue() instanceof Mock
                                        && type.methodNamed(field.getKey()) != null);
    }

    private Optional<Gate> gate(
            PluginTrial plugin, Holder holder, TokenLife life, List<String> guards) {
        Map<String, Gate.Answers> answers = new LinkedHashMap<>();
        for (String guard : guards) {
            Asked asked = new Asked(plugin, holder.option(), life, guard);
            OptionalInt fresh = asked.answer(TokenLife.MADE, "");
            OptionalInt late = asked.answer(life.later().moment(), "");
            OptionalInt forged = asked.answer(TokenLife.MADE, "x");
            boolean isTold =
                    fresh.isPresent()
                            && late.isPresent()
                            && forged.isPresent()
                            && fresh.getAsInt() != late.getAsInt()
                            && fresh.getAsInt() != forged.getAsInt();
            if (isTold) {
                answers.put(guard, new Gate.Answers(late.getAsInt(), forged.getAsInt()));
            }
        }
        return answers.isEmpty()
                ? Optional.empty()
                : Optional.of(new Gate(plugin, holder.option(), holder.name(), life, answers));
    }

    /** A guard, asked by who has a token. */
    private final class Asked {
        private static final int PASSED = 200;

        private final PluginTrial plugin;
        private final String option;
        private final TokenLife life;
        private final String guard;

        Asked(PluginTrial plugin, String option, TokenLife life, String guard) {
            this.plugin = plugin;
            this.option = option;
            this.life = life;
            this.guard = guard;
        }

        OptionalInt answer(double now, String after) {
            Trace trace = subject.modules().interpreter().begin(JsObject.open());
            try {
                TokenSearch.Made made = search.make(life.home(), life.maker());
                search.pass(made.deps(), now);
                JsObject options = (JsObject) plugin.options(samples());
                if (!option.isEmpty()) {
                    options.put(option, holder(made));
                }
                RecordingServer server = plugin.register(options);
                if (server == null
                        || !(server.object().fields().get(guard) instanceof JsFunction function)) {
                    return OptionalInt.empty();
                }
                RecordingReply reply = new RecordingReply();
                var _ =
                        function.call(
                                server.object(),
                                List.of(request(made.token() + after), reply.object()));
                return Explorer.isFollowed(trace)
                        ? OptionalInt.of(reply.isSent() ? reply.status() : PASSED)
                        : OptionalInt.empty();
            } catch (Thrown e) {
                return Explorer.isFollowed(trace)
                        ? OptionalInt.of(RecordingReply.statusOf(e.value()))
                        : OptionalInt.empty();
            } catch (NotKnown e) {
                return OptionalInt.empty();
            }
        }

        private JsObject holder(TokenSearch.Made made) {
            JsObject holder = new JsObject();
            for (Unit unit : life.home().units()) {
                holder.put(unit.name(), made.functions().apply(unit.name()));
            }
            return holder;
        }

        private JsObject request(String token) {
            JsObject request = new JsObject();
            JsObject headers = new JsObject();
            headers.put("authorization", "Bearer " + token);
            request.put("headers", headers);
            return request;
        }
    }
}
