package org.caseledger.bench.scale;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.LedgerApplication;
import org.caseledger.api.security.Cause;
import org.caseledger.api.security.Person;
import org.caseledger.api.security.Personnel;
import org.caseledger.api.security.UnitRegister;
import org.caseledger.bench.CheckFailed;
import org.caseledger.bench.lives.People;
import org.caseledger.events.Actor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The program itself on the given log, serving people at an address of its own. */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
final class WebOffice implements AutoCloseable {
    private static final Cause SAMPLE = new Cause(Actor.SYSTEM, "测量用的机构");
    private static final String PASSWORD = "the benchmark's own";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final ConfigurableApplicationContext context;

    /** Starts it at the end of the log; background work is off, so that only queries are measured. */
    static WebOffice on(HikariDataSource dataSource, Path data, Instant now) {
        var clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), now));
        var context = new SpringApplicationBuilder(LedgerApplication.class)
                .initializers(starting -> ((GenericApplicationContext) starting)
                        .registerBean("clockOfTheLog", Clock.class, () -> clock, bean -> bean.setPrimary(true)))
                .web(WebApplicationType.SERVLET)
                .logStartupInfo(false)
                .run(
                        "--spring.datasource.url=" + dataSource.getJdbcUrl(),
                        "--spring.datasource.username=" + dataSource.getUsername(),
                        "--spring.datasource.password=" + dataSource.getPassword(),
                        "--server.port=0",
                        "--caseledger.data=" + data,
                        "--caseledger.limits.searches=1000000/1m",
                        "--caseledger.log.sign=false",
                        "--caseledger.sweep-every=24h",
                        "--caseledger.audit-views-first=24h",
                        "--caseledger.compare-views-first=24h");
        var units = context.getBean(UnitRegister.class);
        People.UNITS.values().forEach(unit -> units.save(unit, SAMPLE));
        return new WebOffice(context);
    }

    /** A logged-in person of the office. */
    Visitor visitor(Actor actor) {
        context.getBean(Personnel.class)
                .save(
                        new Person(actor.person(), actor.name(), actor.role(), actor.unit(), true),
                        Optional.of(PASSWORD),
                        SAMPLE);
        var visitor = new Visitor(
                URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port")));
        visitor.logIn(actor.person());
        return visitor;
    }

    @Override
    public void close() {
        context.close();
    }

    /** A person with a session, who opens pages one after another. */
    static final class Visitor {
        private final HttpClient client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(Redirect.NEVER)
                .build();
        private final URI address;

        private Visitor(URI address) {
            this.address = address;
        }

        private void logIn(String login) {
            var token = TOKEN.matcher(send(request("/login").GET()).body());
            CheckFailed.unless(token.find(), "there is no form to log in with");
            var form = "username=%s&password=%s&_csrf=%s"
                    .formatted(encoded(login), encoded(PASSWORD), encoded(token.group(1)));
            var answer = send("/login", form);
            var where = answer.headers().firstValue("Location").orElse("");
            CheckFailed.unless(answer.statusCode() == 302 && !where.contains("error"), "%s is not let in", login);
        }

        /**
         * The whole page at that path; anything that is not a page, or is not permitted for this person, is an error.
         */
        String open(String path) {
            var answer = send(request(path).GET());
            CheckFailed.unless(
                    answer.statusCode() == 200 && answer.body().contains("<main"),
                    "%s is answered with %d",
                    path,
                    answer.statusCode());
            return answer.body();
        }

        /** Searches for words; returns the path of the result. */
        String lookFor(String words) {
            var token = TOKEN.matcher(open("/search"));
            CheckFailed.unless(token.find(), "there is no form to search with");
            var answer = send("/search", "q=%s&_csrf=%s".formatted(encoded(words), encoded(token.group(1))));
            var where = URI.create(answer.headers().firstValue("Location").orElse(""));
            CheckFailed.unless(where.getQuery() != null, "“%s” is not looked for", words);
            return where.getPath() + "?" + where.getRawQuery();
        }

        /** What another program reads there. */
        String read(String path) {
            var answer = send(request(path).GET());
            CheckFailed.unless(answer.statusCode() == 200, "%s is answered with %d", path, answer.statusCode());
            return answer.body();
        }

        /** The number of bytes streamed from there; they are discarded. */
        long size(String path) throws IOException, InterruptedException {
            var answer = client.send(request(path).GET().build(), BodyHandlers.ofInputStream());
            CheckFailed.unless(answer.statusCode() == 200, "%s is answered with %d", path, answer.statusCode());
            try (var body = answer.body()) {
                return body.transferTo(OutputStream.nullOutputStream());
            }
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(address.resolve(path));
        }

        private HttpResponse<String> send(String path, String form) {
            return send(request(path)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form)));
        }

        private HttpResponse<String> send(HttpRequest.Builder request) {
            try {
                return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }
}
