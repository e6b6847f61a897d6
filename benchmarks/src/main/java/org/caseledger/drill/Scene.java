package org.caseledger.drill;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caseledger.bench.Await;
import org.caseledger.bench.CheckFailed;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The cluster, two nodes on it, and HAProxy before them. */
record Scene(
        Cluster cluster, List<LedgerNode> nodes, Path program, Office office, URI entrance, Checkpoints checkpoints)
        implements AutoCloseable {
    private static final int NODES = 2;
    private static final Duration ENTRANCE = Duration.ofMinutes(1);

    /**
     * Sets everything up with one version of the program, and goes on with another or the same; returns when the office
     * can work. With a {@code replica}, lists are read from the third server while that is no primary.
     */
    static Scene set(Path home, Path directory, Path first, Path then, boolean replica) throws Exception {
        var deploy = home.resolve("deploy");
        var logs = logs(directory);
        var cluster = Cluster.start(deploy, directory, Files.createDirectory(logs));
        addDatabase(cluster.sql("postgres"), cluster.password());
        var nodes = new ArrayList<LedgerNode>();
        for (int n = 0; n < NODES; n++) {
            var machine = Cluster.addMachine(n);
            var data = Files.createDirectory(directory.resolve(machine.name()));
            nodes.add(new LedgerNode(machine, data, logs, environment(cluster, replica)));
        }
        migrate(nodes, first);
        var node = nodes.get(0).start(first);
        copyKeys(node.data(), nodes.get(1).data());
        nodes.get(1).start(first);
        var office = new Office();
        office.found(node.setup());
        var entrance = entrance(deploy, directory, nodes, logs);
        Await.until(() -> "HAProxy has a node", ENTRANCE, () -> serves(office, entrance));
        var addresses = nodes.stream()
                .map(one -> one.address().resolve(Office.CHECKPOINT))
                .toList();
        return new Scene(
                cluster, nodes, then, office, entrance, new Checkpoints(office, addresses, directory.resolve("kept")));
    }

    /** Adds the ledger's database and both of its roles. */
    static void addDatabase(JdbcClient sql, String password) {
        for (var statement : List.of(
                "CREATE ROLE caseledger LOGIN PASSWORD '" + password + "'",
                "CREATE ROLE caseledger_app LOGIN PASSWORD '" + password + "'",
                "GRANT caseledger_app TO caseledger",
                "CREATE DATABASE caseledger OWNER caseledger ENCODING 'UTF8' TEMPLATE template0")) {
            sql.sql(statement).update();
        }
    }

    /** Brings the tables to the version of the program. */
    void migrate() throws Exception {
        migrate(nodes, program);
    }

    private static void migrate(List<LedgerNode> nodes, Path program) throws Exception {
        int migrated = nodes.get(0).command(program, "migrate", List.of());
        CheckFailed.unless(migrated == 0, "the tables are not of the version of %s", program);
    }

    /** Whether {@code verify} agrees, and the log goes on from every checkpoint that was seen. */
    boolean verify() throws Exception {
        return nodes.get(0).verify(program, checkpoints);
    }

    static Path logs(Path directory) {
        return directory.resolve("logs");
    }

    private static Map<String, String> environment(Cluster cluster, boolean replica) {
        var environment = environment(cluster.url("caseledger"), cluster.password());
        if (replica) {
            environment.put("CASELEDGER_QUERY_DATASOURCE_URL", cluster.urlOfLast("caseledger"));
        }
        return environment;
    }

    /** Of a node, with its database and the password of both roles there. */
    static Map<String, String> environment(String url, String password) {
        var environment = new HashMap<String, String>();
        environment.put("SPRING_DATASOURCE_URL", url);
        environment.put("SPRING_DATASOURCE_USERNAME", "caseledger_app");
        environment.put("SPRING_DATASOURCE_PASSWORD", password);
        environment.put("CASELEDGER_DATABASE_REQUIRE_APP_ROLE", "true");
        environment.put("CASELEDGER_OWNER_USERNAME", "caseledger");
        environment.put("CASELEDGER_OWNER_PASSWORD", password);
        environment.put("LC_ALL", "C.UTF-8");
        return environment;
    }

    /** Nodes of one office seal and sign with the same keys. */
    private static void copyKeys(Path from, Path to) throws IOException, InterruptedException {
        Program.run("mkdir", "-m", "700", to.resolve("keys").toString());
        for (var key : List.of("master.key", "log.key")) {
            var file = Path.of("keys", key);
            Program.run(
                    "cp", "-p", from.resolve(file).toString(), to.resolve(file).toString());
        }
    }

    private static URI entrance(Path deploy, Path directory, List<LedgerNode> nodes, Path logs) throws IOException {
        var values = Map.of(
                "LISTEN", "127.0.0.1:8080",
                "NODE1", nodes.get(0).address().getAuthority(),
                "NODE2", nodes.get(1).address().getAuthority());
        var file = Template.fill(deploy, "haproxy.cfg", values, directory);
        var command = new ArrayList<>(Program.asPostgres());
        command.addAll(List.of("haproxy", "-db", "-f", file.toString()));
        Program.start(logs, "haproxy", command, Map.of());
        return URI.create("http://127.0.0.1:8080");
    }

    private static boolean serves(Office office, URI entrance) throws InterruptedException {
        try {
            return office.checkpoint(entrance).statusCode() != 503;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        checkpoints.close();
    }
}
