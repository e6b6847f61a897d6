package org.caseledger.drill;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import lombok.AccessLevel;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.bench.Await;
import org.caseledger.bench.CheckFailed;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Three machines with PostgreSQL under Patroni, set up from the files in {@code deploy}. */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
final class Cluster {
    private static final int SIZE = 3;
    private static final String BRIDGE = "office";
    // A range for documentation, in use nowhere.
    static final String PREFIX = "192.0.2.";
    private static final int FIRST = 11;
    private static final int FIRST_NODE = 21;
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration ANSWER = Duration.ofSeconds(2);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(ANSWER).build();

    @Getter
    private final String password = UUID.randomUUID().toString();

    private final List<Member> members;

    /** Starts it; returns when it has a primary and two standbys, one of them synchronous. */
    static Cluster start(Path deploy, Path directory, Path logs) throws Exception {
        var cluster = new Cluster(IntStream.range(0, SIZE)
                .mapToObj(n -> new Member(
                        new Machine("db" + (n + 1), PREFIX + (FIRST + n)), directory.resolve("db" + (n + 1)), logs))
                .toList());
        layCables(cluster.members.stream().map(Member::machine).toList());
        for (var member : cluster.members) {
            cluster.fill(deploy, member);
            member.start();
        }
        cluster.awaitWhole(START);
        return cluster;
    }

    /** Connects machines, and hides the system's runtime folders of ip and PostgreSQL behind the drill's own. */
    static void layCables(List<Machine> machines) throws IOException, InterruptedException {
        for (var place : List.of("/run", "/dev/shm")) {
            Program.run("mount", "-t", "tmpfs", "tmpfs", place);
        }
        Program.run("ip", "link", "set", "lo", "up");
        Program.run("ip", "link", "add", BRIDGE, "type", "bridge");
        Program.run("ip", "addr", "add", PREFIX + "1/24", "dev", BRIDGE);
        Program.run("ip", "link", "set", BRIDGE, "up");
        for (var machine : machines) {
            machine.plugIn(BRIDGE);
        }
    }

    /** Another machine on the same network, for a node of the ledger. */
    static Machine addMachine(int n) throws IOException, InterruptedException {
        var machine = new Machine("node" + (n + 1), PREFIX + (FIRST_NODE + n));
        machine.plugIn(BRIDGE);
        return machine;
    }

    private void fill(Path deploy, Member member) throws IOException, InterruptedException {
        member.mountDisk();
        var values = Map.of(
                "NAME", member.name(),
                "ADDRESS", member.address(),
                "NETWORK", PREFIX + "0/24",
                "DIRECTORY", member.directory().toString(),
                "ETCD", each(",", one -> one.address() + ":2379"),
                "CLUSTER", each(",", one -> one.name() + "=http://" + one.address() + ":2380"),
                "SUPERUSER_PASSWORD", password,
                "REPLICATION_PASSWORD", password);
        Template.fill(deploy, "etcd.yml", values, member.directory());
        Template.fill(deploy, "patroni.yml", values, member.directory());
        Program.run("chown", "-R", "postgres:postgres", member.directory().toString());
    }

    private String each(String between, Function<Member, String> text) {
        return members.stream().map(text).collect(Collectors.joining(between));
    }

    /** The address of a database, as the ledger's documentation has it. */
    String url(String database) {
        return "jdbc:postgresql://%s/%s?targetServerType=primary&hostRecheckSeconds=2"
                .formatted(each(",", one -> one.address() + ":" + Member.PORT), database);
    }

    /** The address of a database on the last server only. */
    String urlOfLast(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(members.get(SIZE - 1).address(), Member.PORT, database);
    }

    /** As the superuser on the primary of now. */
    JdbcClient sql(String database) {
        return superuser(url(database) + "&");
    }

    /** As the superuser on this one. */
    JdbcClient sqlOn(Member member) {
        return superuser("jdbc:postgresql://%s:%d/postgres?".formatted(member.address(), Member.PORT));
    }

    /** Each question on a connection of its own. */
    private JdbcClient superuser(String url) {
        return JdbcClient.create(
                new DriverManagerDataSource(url + "connectTimeout=3&socketTimeout=60", "postgres", password));
    }

    Member leader() {
        return withRole("leader").orElseThrow(() -> new CheckFailed("there is no primary"));
    }

    Member synchronousStandby() {
        return withRole("sync_standby").orElseThrow(() -> new CheckFailed("there is no synchronous standby"));
    }

    boolean isReplaced(Member old) {
        return withRole("leader").filter(now -> !now.equals(old)).isPresent();
    }

    /** Uses up what a server has of room in files that it has already; nothing if it is away. */
    void beginWalFile(Member member) {
        try {
            sqlOn(member).sql("SELECT pg_switch_wal()").query(String.class).single();
        } catch (DataAccessException away) {
            // This is what is waited for.
        }
    }

    private Optional<Member> withRole(String role) {
        return latest().stream()
                .filter(one -> one.path("role").asString().equals(role))
                .findFirst()
                .map(one -> one.path("name").asString())
                .flatMap(name ->
                        members.stream().filter(m -> m.name().equals(name)).findFirst());
    }

    /** Returns when all have a role, on one timeline, and commits wait for a standby. */
    void awaitWhole(Duration atMost) throws Exception {
        Await.until(() -> "a primary and two standbys; Patroni says " + latest(), atMost, this::isWhole);
    }

    private boolean isWhole() {
        var all = latest();
        return all.size() == SIZE
                && all.stream()
                                .map(one -> one.path("timeline").asLong())
                                .distinct()
                                .count()
                        == 1
                && count(all, "state", "streaming") == SIZE - 1
                && count(all, "role", "leader") == 1
                && count(all, "role", "sync_standby") >= 1;
    }

    private static long count(List<JsonNode> all, String field, String value) {
        return all.stream()
                .filter(one -> one.path(field).asString().equals(value))
                .count();
    }

    /** Patroni's report of its members; of several answers that of the latest promotion. */
    private List<JsonNode> latest() {
        return members.stream()
                .map(this::ask)
                .filter(Objects::nonNull)
                .max(Comparator.comparingLong(Cluster::timeline))
                .map(all -> stream(all).toList())
                .orElse(List.of());
    }

    private static long timeline(JsonNode all) {
        return stream(all).mapToLong(one -> one.path("timeline").asLong()).max().orElse(0);
    }

    private static Stream<JsonNode> stream(JsonNode all) {
        return StreamSupport.stream(all.path("members").spliterator(), false);
    }

    private @Nullable JsonNode ask(Member member) {
        var request = HttpRequest.newBuilder(URI.create(member.patroni() + "/cluster"))
                .timeout(ANSWER);
        try {
            return JsonMapper.shared()
                    .readTree(client.send(request.build(), BodyHandlers.ofString())
                            .body());
        } catch (IOException silent) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
