package org.caseledger.api.testing;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.api.offices.NewOffice;
import org.caseledger.api.offices.OfficeEntry;
import org.caseledger.api.offices.OfficeRegistry;
import org.caseledger.api.offices.OfficesServer;
import org.caseledger.api.postgres.ExternalDatabase;
import org.caseledger.api.postgres.OfficeDatabase;
import org.caseledger.testing.TestFolders;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node of many offices as it runs, with a PostgreSQL of its own and a database for each. */
public final class TestOffices implements AutoCloseable {
    private static final Duration STARTED = Duration.ofMinutes(2);

    private final EmbeddedPostgres postgres;
    private final OfficeRegistry registry;
    private final OfficesServer node;

    private TestOffices(EmbeddedPostgres postgres, OfficeRegistry registry, OfficesServer node) {
        this.postgres = postgres;
        this.registry = registry;
        this.node = node;
    }

    /** One with these offices, which has begun to start them. */
    public static TestOffices with(List<String> names, String... more) throws IOException {
        var postgres = EmbeddedPostgres.builder()
                .setDataDirectory(TestFolders.fresh("offices"))
                .setServerConfig("fsync", "off")
                .setServerConfig("max_connections", "200")
                .start();
        var registry = OfficeRegistry.of(DataDirectory.open(TestLedger.newData()));
        for (var name : names) {
            NewOffice.make(registry, entry(name), server(postgres));
        }
        return new TestOffices(postgres, registry, node("here", registry, postgres, List.of(more)));
    }

    /** Another node, on this server, of the offices of that registry. */
    public OfficesServer another(String name, OfficeRegistry ofNode) {
        return node(name, ofNode, postgres, List.of());
    }

    private static OfficesServer node(
            String name, OfficeRegistry registry, EmbeddedPostgres postgres, List<String> more) {
        var arguments = Stream.concat(
                        Stream.of(
                                "--server.port=0",
                                "--server.forward-headers-strategy=native",
                                "--caseledger.sweep-every=1h",
                                "--caseledger.disk.low-below=0B",
                                "--caseledger.login.change-assigned-password=false"),
                        more.stream())
                .toList();
        return OfficesServer.start(new OfficesServer.Plan(
                name,
                registry,
                entry -> {
                    var office = OfficeDatabase.of(entry.name());
                    office.migrate(server(postgres));
                    return office.on(server(postgres).url());
                },
                arguments,
                SamplePeople::hashCheaply,
                said -> {}));
    }

    /** Of an office at the host name {@code NAME.test}, for this node. */
    public static OfficeEntry entry(String name) {
        return new OfficeEntry(name, List.of(name + ".test"), "", "here", false, "");
    }

    /** Adds one as the command does, while the node runs. */
    public void create(String name) throws IOException {
        NewOffice.make(registry, entry(name), server(postgres));
    }

    public OfficeRegistry registry() {
        return registry;
    }

    public OfficesServer node() {
        return node;
    }

    /** Whoever asks an office by its host name. */
    public ByHost at(String name) {
        return ByHost.of(node.port(), name + ".test");
    }

    /** Returns when it answers. */
    public ConfigurableApplicationContext awaitReady(String name) {
        await().atMost(STARTED).until(() -> node.states().getOrDefault(name, ""), "READY"::equals);
        return node.application(name);
    }

    /** The same with the sample people. */
    public ConfigurableApplicationContext withPeople(String name) {
        var office = awaitReady(name);
        SamplePeople.addTo(office);
        return office;
    }

    /** The server as whoever may do all there. */
    public JdbcClient asSuperuser() {
        return JdbcClient.create(postgres.getPostgresDatabase());
    }

    /** The same in the database of an office. */
    public JdbcClient asSuperuserOf(String name) {
        return JdbcClient.create(
                postgres.getDatabase("postgres", OfficeDatabase.of(name).name()));
    }

    public ExternalDatabase server() {
        return server(postgres);
    }

    private static ExternalDatabase server(EmbeddedPostgres postgres) {
        return new ExternalDatabase(
                "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(postgres.getPort()), "postgres", "");
    }

    /** The data directory of an office. */
    public Path data(String name) {
        return registry.folder(name);
    }

    @Override
    public void close() throws IOException {
        node.close();
        postgres.close();
    }
}
