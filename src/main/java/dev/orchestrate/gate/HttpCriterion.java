package dev.orchestrate.gate;

import dev.orchestrate.plan.KeySpec;
import dev.orchestrate.plan.KeySpec.Kind;
import dev.orchestrate.plan.Value;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code http}: what a server answers to a GET. Redirects are answers too, and not followed. */
public final class HttpCriterion implements CriterionKind {
    static final String KIND = "http";
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int OK = 200;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String description() {
        return "A server answers a GET with the expected status; redirects are not followed.";
    }

    @Override
    public KeySpec shape() {
        return new KeySpec(
                KIND,
                Kind.FIELDS,
                true,
                "an address and the status it answers with",
                List.of(),
                List.of(
                        KeySpec.required("url", Kind.TEXT, "with http or https"),
                        KeySpec.optional(
                                "status",
                                Kind.INTEGER_LIST,
                                "the status, or several; 200 if left out")));
    }

    @Override
    public Verdict judge(Value body, GateContext context) throws CanNotJudge, InterruptedException {
        Map<String, Value> fields = Body.fields(body);
        String url = Body.text(fields, "url");
        List<Integer> wanted = statuses(fields.get("status"));
        int status = ask(address(url));
        String expected = wanted.size() == 1 ? wanted.getFirst().toString() : "one of " + wanted;
        return Verdict.of(
                wanted.contains(status),
                Integer.toString(status),
                "`" + url + "` answers " + status + ", expected " + expected);
    }

    private static URI address(String url) throws CanNotJudge {
        try {
            URI address = URI.create(url);
            String scheme = String.valueOf(address.getScheme());
            if (address.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw new CanNotJudge("`" + url + "` is no address: " + e.getMessage(), e);
        }
        throw new CanNotJudge("`" + url + "` is no address with http or https and a host");
    }

    /** The body is not read: it may never end. */
    private static int ask(URI address) throws CanNotJudge, InterruptedException {
        HttpClient client =
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(CONNECT)
                        .build();
        try {
            HttpRequest request = HttpRequest.newBuilder(address).GET().build();
            HttpResponse<InputStream> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream _ = answer.body()) {
                return answer.statusCode();
            }
        } catch (ConnectException e) {
            throw new CanNotJudge("`" + address + "` can not be reached", e);
        } catch (IOException e) {
            throw new CanNotJudge("`" + address + "`: " + said(e), e);
        } finally {
            client.shutdownNow();
        }
    }

    private static String said(IOException e) {
        String message = e.getMessage();
        return message == null || message.isBlank()
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }

    private static List<Integer> statuses(@Nullable Value value) throws CanNotJudge {
        return switch (value) {
            case null -> List.of(OK);
            case Value.Numeral number -> List.of(status(number));
            case Value.Items(List<Value> items) when !items.isEmpty() -> {
                List<Integer> statuses = new ArrayList<>();
                for (Value item : items) {
                    statuses.add(status(item));
                }
                yield statuses;
            }
            case Value.Items _, Value.Text _, Value.Flag _, Value.Nothing _, Value.Fields _ ->
                    throw noStatus();
        };
    }

    private static int status(Value value) throws CanNotJudge {
        if (value instanceof Value.Numeral(BigDecimal number)
                && number.stripTrailingZeros().scale() <= 0
                && number.compareTo(BigDecimal.valueOf(100)) >= 0
                && number.compareTo(BigDecimal.valueOf(599)) <= 0) {
            return number.intValue();
        }
        throw noStatus();
    }

    private static CanNotJudge noStatus() {
        return new CanNotJudge("`status` is no status of HTTP, from 100 to 599");
    }
}
