package org.caseledger.api.offices;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.web.uploads.UploadMemory;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContextException;
import org.springframework.context.ConfigurableApplicationContext;
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
    @ImportAutoConfiguration(TomcatServletWebServerAutoConfiguration.class)
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
}
