package org.caseledger.api.offices;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.caseledger.api.offices.ServedOffice.Node;
import org.caseledger.api.web.requests.ConnectionLimits;
import org.caseledger.api.web.requests.SlowBodies;
import org.caseledger.api.web.requests.UnreadBody;
import org.caseledger.api.web.uploads.UploadMemory;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContextException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;

/**
 * A node of many offices: the server on whose port all of them answer, with the limits of a single office's, and the
 * offices.
 */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
public final class OfficesServer implements AutoCloseable {
    private final ConfigurableApplicationContext server;
    private final Offices offices;

    /**
     * How a node is to be.
     *
     * @param bundled the address of an office's database on the bundled server, which it prepares
     * @param arguments Spring's, for the node and for each office
     * @param extra what becomes part of each office's application
     */
    public record Plan(
            String name,
            OfficeRegistry registry,
            Bundled bundled,
            List<String> arguments,
            Consumer<GenericApplicationContext> extra,
            Consumer<Text> teller) {}

    /** What its one port is made of. */
    @ImportAutoConfiguration({TomcatServletWebServerAutoConfiguration.class, PropertyPlaceholderAutoConfiguration.class
    })
    @Import({ConnectionLimits.class, SlowBodies.class})
    static final class Port {}

    /** Runs after all other customizers, such as those that trust a gateway's headers. */
    @RequiredArgsConstructor
    private static final class WithValve implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {
        private final Supplier<@Nullable Offices> offices;

        @Override
        public int getOrder() {
            return LOWEST_PRECEDENCE;
        }

        @Override
        public void customize(TomcatServletWebServerFactory factory) {
            factory.addEngineValves(new OfficeValve(offices));
        }
    }

    /** Answers when it listens; the offices follow one after another. */
    public static OfficesServer start(Plan plan) {
        var known = new AtomicReference<@Nullable Offices>();
        var application = new SpringApplication(Port.class);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.setRegisterShutdownHook(false);
        application.setLogStartupInfo(false);
        application.addInitializers(starting -> ((GenericApplicationContext) starting)
                .registerBean("officeValve", WithValve.class, () -> new WithValve(known::get)));
        var arguments = new ArrayList<>(plan.arguments());
        arguments.add("--logging.config=classpath:logback-offices.xml");
        var server = application.run(arguments.toArray(String[]::new));
        if (!(((WebServerApplicationContext) server).getWebServer() instanceof TomcatWebServer tomcat)) {
            throw new ApplicationContextException("no server");
        }
        var environment = server.getEnvironment();
        var limits = new Node.Limits(
                environment.getProperty("caseledger.offices.requests", Integer.class, 40),
                environment.getProperty("caseledger.offices.connections", Integer.class, 10),
                environment.getProperty("caseledger.offices.starting", Integer.class, 2));
        var node = new Node(
                plan.name(),
                plan.registry(),
                tomcat.getTomcat().getEngine(),
                plan.bundled(),
                limits,
                UploadMemory.ofProgram(),
                plan.arguments(),
                plan.extra(),
                plan.teller());
        var offices = new Offices(node);
        offices.begin();
        known.set(offices);
        return new OfficesServer(server, offices);
    }

    public int port() {
        return server.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** Whether each office that this node serves answers, by name, and where not, why. */
    public Map<String, String> states() {
        var states = new TreeMap<String, String>();
        offices.served()
                .forEach((name, office) -> states.put(
                        name,
                        office.state() + office.why().map(why -> " " + why).orElse("")));
        return states;
    }

    /** The names of the threads that work for an office alone. */
    public List<String> threads(String name) {
        var office = offices.served().get(name);
        return office == null ? List.of() : office.threads();
    }

    /** The application of an office that is ready, for measurements and tests. */
    public ConfigurableApplicationContext application(String name) {
        var office = offices.served().get(name);
        var application = office == null ? null : office.context();
        if (application == null) {
            throw new IllegalStateException(name + " is not served");
        }
        return application;
    }

    @Override
    public void close() {
        offices.close();
        server.close();
    }

    /**
     * Lets a request through to the office whose host name it has, and to no other: the name by which the container has
     * chosen the host and the name that the application will read must be the same one's. What an office cannot answer
     * now is answered here, so that it takes no place of others.
     */
    static final class OfficeValve extends ValveBase {
        private static final int MISDIRECTED = 421;
        private static final String RETRY_SECONDS = "5";
        private static final String READINESS = "/actuator/health/readiness";

        private static final Text UNKNOWN = new Text("本服务器没有使用此域名的机构。", "There is no office of this host name here.");
        private static final Text RETIRED =
                new Text("该机构的台账已停用，资料仍予保存。", "The ledger of this office is retired. Its records are kept.");
        private static final Text ELSEWHERE = new Text("该机构由另一节点提供服务。", "This office is served by another node.");
        private static final Text AWAY = new Text(
                "该机构的台账暂时无法使用，其他机构不受影响，请稍后再试。",
                "The ledger of this office is not available now. Please try again in a moment.");
        private static final Text FULL =
                new Text("该机构的请求过多，请稍后再试。", "This office has too many requests at once. Please try again in a moment.");

        /** So many of those that no office answers are read to their end at once. */
        private static final int REFUSED = 20;

        /** What is read of a body that no handler read, so that its sender reads the answer. */
        private static final long MOST_UNREAD = 2 << 20;

        private final Supplier<@Nullable Offices> offices;
        private final Semaphore refused = new Semaphore(REFUSED);

        /** Refuses all requests until the offices are known. */
        OfficeValve(Supplier<@Nullable Offices> offices) {
            super(true);
            this.offices = offices;
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            var known = offices.get();
            if (known == null) {
                away(request, response, AWAY);
                return;
            }
            var found = known.at(String.valueOf(request.getServerName()).toLowerCase(Locale.ROOT));
            if (found == null) {
                unknown(request, response);
                return;
            }
            var office = found.office();
            var host = office == null ? null : office.host();
            if (found.entry().retired()) {
                answer(request, response, HttpServletResponse.SC_GONE, RETIRED);
            } else if (!found.here()) {
                answer(request, response, MISDIRECTED, ELSEWHERE);
            } else if (office == null || host == null) {
                away(request, response, AWAY);
            } else if (request.getHost() != host) {
                // The name was forwarded, and is not the one by which the request came.
                answer(request, response, MISDIRECTED, UNKNOWN);
            } else {
                pass(office, request, response);
            }
        }

        private void pass(ServedOffice office, Request request, Response response)
                throws IOException, ServletException {
            boolean goesOn = request.isAsyncDispatching();
            if (!goesOn && !office.enter()) {
                away(request, response, FULL);
                return;
            }
            MDC.put(OfficeOfLine.KEY, office.entry().name());
            try {
                getNext().invoke(request, response);
                if (!request.isAsync()) {
                    response.finishResponse();
                    UnreadBody.read(request, MOST_UNREAD);
                }
            } finally {
                MDC.remove(OfficeOfLine.KEY);
                if (!goesOn) {
                    office.leave();
                }
            }
        }

        /** Whoever asks the node itself, as a load balancer does, learns that it is there. */
        private void unknown(Request request, Response response) throws IOException {
            if (READINESS.equals(request.getRequestURI())) {
                answer(request, response, HttpServletResponse.SC_OK, new Text("UP", "UP"));
            } else {
                answer(request, response, MISDIRECTED, UNKNOWN);
            }
        }

        private void away(Request request, Response response, Text why) throws IOException {
            response.setHeader("Retry-After", RETRY_SECONDS);
            answer(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, why);
        }

        private void answer(Request request, Response response, int status, Text text) throws IOException {
            response.setStatus(status);
            response.setContentType("text/plain;charset=UTF-8");
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Content-Type-Options", "nosniff");
            var said = text.zh().equals(text.en()) ? text.zh() : text.zh() + "\n" + text.en();
            var body = (said + "\n").getBytes(StandardCharsets.UTF_8);
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
            response.finishResponse();
            if (refused.tryAcquire()) {
                try {
                    UnreadBody.read(request, MOST_UNREAD);
                } finally {
                    refused.release();
                }
            } else {
                UnreadBody.leave(request);
            }
        }
    }

    /**
     * The offices that this node serves: what the registry says is done within some seconds, so many at once, in the
     * background, and each on its own.
     */
    static final class Offices implements AutoCloseable {
        private static final Logger LOG = LoggerFactory.getLogger(Offices.class);
        private static final long LOOK_MILLIS = 2_000;
        private static final long LONG_NANOS = TimeUnit.SECONDS.toNanos(60);

        private final Node node;
        private final Map<String, ServedOffice> served = new TreeMap<>();
        private final Map<String, ServedOffice> busy = new ConcurrentHashMap<>();
        private final Map<String, Text> told = new HashMap<>();
        private final Map<String, Turn> starting = new ConcurrentHashMap<>();
        private final CountDownLatch closed = new CountDownLatch(1);
        private final Thread thread = new Thread(this::run, "offices");
        private volatile Map<String, Found> byHost = Map.of();

        /** That an office has begun to start. */
        private record Turn(long since) {}

        /** An office by one of its names, and how it is served here, if it is. */
        record Found(
                OfficeEntry entry, boolean here, @Nullable ServedOffice office) {}

        Offices(Node node) {
            this.node = node;
            thread.setDaemon(true);
        }

        /** The hosts are known when it returns. */
        void begin() {
            look();
            thread.start();
        }

        @Nullable
        Found at(String host) {
            return byHost.get(host);
        }

        /** Those that are served here, by name. */
        synchronized Map<String, ServedOffice> served() {
            return new TreeMap<>(served);
        }

        private void run() {
            try {
                do {
                    try {
                        look();
                    } catch (RuntimeException e) {
                        LOG.error("机构登记未能读取 / the offices could not be read", e);
                    }
                } while (!closed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private synchronized void look() {
            var listed = node.registry().list();
            tell(listed.broken());
            // An office whose entry cannot be read just now continues unchanged.
            for (var office : List.copyOf(served.values())) {
                var name = office.entry().name();
                if (!listed.broken().containsKey(name)
                        && !office.entry().equals(ours(listed.offices().get(name)))) {
                    leave(office);
                }
            }
            listed.offices().values().stream()
                    .filter(entry -> ours(entry) != null)
                    .forEach(this::add);
            route(listed.offices());
            served.values().forEach(this::attend);
        }

        private @Nullable OfficeEntry ours(@Nullable OfficeEntry entry) {
            return entry != null && !entry.retired() && entry.node().equals(node.name()) ? entry : null;
        }

        private void add(OfficeEntry entry) {
            if (!served.containsKey(entry.name()) && !busy.containsKey(entry.name())) {
                served.put(entry.name(), new ServedOffice(node, entry));
            }
        }

        private void tell(Map<String, Text> broken) {
            broken.forEach((name, why) -> {
                if (!why.equals(told.put(name, why))) {
                    LOG.error("机构 {} 的登记无效 / the entry of the office {} is not valid: {}", name, name, why);
                }
            });
        }

        private void route(Map<String, OfficeEntry> entries) {
            Map<String, Found> now = new HashMap<>();
            entries.values().forEach(entry -> {
                var found = new Found(entry, ours(entry) != null, served.get(entry.name()));
                entry.hosts().forEach(host -> now.put(host, found));
            });
            // Those whose entry is broken meanwhile.
            served.values()
                    .forEach(office -> office.entry()
                            .hosts()
                            .forEach(host -> now.putIfAbsent(host, new Found(office.entry(), true, office))));
            byHost = now;
        }

        private void attend(ServedOffice office) {
            var whyStop = office.whyStop();
            if (whyStop.isPresent()) {
                work(office, () -> office.stopBecause(whyStop.get()));
            } else if (office.isDue() && hasTurn()) {
                var name = office.entry().name();
                starting.put(name, new Turn(System.nanoTime()));
                boolean begun = work(office, () -> {
                    try {
                        office.start();
                    } finally {
                        starting.remove(name);
                    }
                });
                if (!begun) {
                    starting.remove(name);
                }
            }
        }

        /** Whether one more may start; one that takes long holds up no other. */
        private boolean hasTurn() {
            long now = System.nanoTime();
            return starting.values().stream()
                            .filter(turn -> now - turn.since() < LONG_NANOS)
                            .count()
                    < node.limits().starting();
        }

        private void leave(ServedOffice office) {
            if (work(office, () -> stop(office))) {
                served.remove(office.entry().name());
            }
        }

        private void stop(ServedOffice office) {
            office.stop();
            node.tell(Text.format(
                    "机构 %s 已停止", "office %s has stopped", office.entry().name()));
        }

        /** One thing at a time is done to an office; false while another one is. */
        private boolean work(ServedOffice office, Runnable work) {
            var name = office.entry().name();
            if (busy.putIfAbsent(name, office) != null) {
                return false;
            }
            office.run(() -> {
                try {
                    work.run();
                } finally {
                    busy.remove(name);
                }
            });
            return true;
        }

        /** Stops all, some at once. */
        @Override
        public void close() {
            closed.countDown();
            try {
                thread.join();
                List<ServedOffice> all;
                synchronized (this) {
                    all = new ArrayList<>(served.values());
                    byHost = Map.of();
                }
                var left = new CountDownLatch(all.size());
                for (var office : all) {
                    office.run(() -> {
                        try {
                            office.stop();
                        } finally {
                            left.countDown();
                        }
                    });
                }
                left.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
