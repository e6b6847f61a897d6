package org.caseledger.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.caseledger.bench.Await;

/**
 * One machine of the cluster: a network namespace with an address, in which PostgreSQL runs under Patroni next to etcd.
 * What is done to it is done to all of its processes.
 */
record Member(String name, String address, Path directory, Path logs) {
    static final int PORT = 5432;
    private static final int PATRONI_PORT = 8008;
    private static final String DISK = "size=700m";
    private static final Duration AT_ONCE = Duration.ofSeconds(20);

    /** Connects it to the bridge, as the cable does. */
    void plugIn(String bridge) throws IOException, InterruptedException {
        ip("netns", "add", name);
        ip("link", "add", cable(), "type", "veth", "peer", "name", "eth0", "netns", name);
        ip("link", "set", cable(), "master", bridge, "up");
        ip("-n", name, "addr", "add", address + "/24", "dev", "eth0");
        ip("-n", name, "link", "set", "eth0", "up");
        ip("-n", name, "link", "set", "lo", "up");
    }

    /** Gives it a disk, which is in memory: it is lost with the machine's namespace only. */
    void mountDisk() throws IOException, InterruptedException {
        Files.createDirectories(directory);
        Program.run("mount", "-t", "tmpfs", "-o", DISK, "tmpfs", directory.toString());
    }

    /** Leaves no room on its disk. */
    void fillDisk() throws IOException, InterruptedException {
        // It ends with a failure, which is what is wanted.
        new ProcessBuilder("dd", "if=/dev/zero", "of=" + filler(), "bs=1M")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    void emptyDisk() throws IOException {
        Files.delete(filler());
    }

    private Path filler() {
        return directory.resolve("filler");
    }

    /** Starts its programs on the files that they have. */
    void start() throws IOException {
        start("etcd", "etcd", "--config-file", directory.resolve("etcd.yml").toString());
        start("patroni", "patroni", directory.resolve("patroni.yml").toString());
    }

    private void start(String what, String... command) throws IOException {
        var all = new ArrayList<>(List.of("ip", "netns", "exec", name));
        all.addAll(Program.asPostgres());
        all.addAll(List.of(command));
        Program.start(logs, name + "-" + what, all, Map.of("HOME", directory.toString()));
    }

    /** SIGKILL for everything at once, as when the power fails. */
    void kill() throws Exception {
        Await.until(() -> "no process of " + name, AT_ONCE, () -> signal("-KILL") == 0);
    }

    /** Its processes do nothing and close nothing, as when the machine is suspended. */
    void freeze() throws Exception {
        Await.until(() -> "all processes of " + name + " stand still", AT_ONCE, () -> {
            signal("-STOP");
            return pids().stream().allMatch(Member::isStopped);
        });
    }

    void resume() throws IOException, InterruptedException {
        signal("-CONT");
    }

    /** Nothing reaches it any more, and nothing that it sends arrives. */
    void cut() throws IOException, InterruptedException {
        ip("link", "set", cable(), "down");
    }

    void join() throws IOException, InterruptedException {
        ip("link", "set", cable(), "up");
    }

    String patroni() {
        return "http://%s:%d".formatted(address, PATRONI_PORT);
    }

    /** SIGSTOP for one process. */
    static void freeze(String pid) throws Exception {
        Program.run("kill", "-STOP", pid);
        Await.until(() -> "process " + pid + " stands still", AT_ONCE, () -> isStopped(pid));
    }

    /** The number of processes that there were. */
    private int signal(String signal) throws IOException, InterruptedException {
        var pids = pids();
        if (!pids.isEmpty()) {
            var command = new ArrayList<>(List.of("kill", signal));
            command.addAll(pids);
            // One that has ended meanwhile is no failure.
            new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
        return pids.size();
    }

    private List<String> pids() throws IOException, InterruptedException {
        return Program.run("ip", "netns", "pids", name).lines().toList();
    }

    private static boolean isStopped(String pid) {
        try {
            // The name before the state is in parentheses, and may contain any character.
            var stat = Files.readString(Path.of("/proc", pid, "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) == 'T';
        } catch (IOException ended) {
            return true;
        }
    }

    private String cable() {
        return name + "-cable";
    }

    private static void ip(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        Program.run(command.toArray(String[]::new));
    }
}
