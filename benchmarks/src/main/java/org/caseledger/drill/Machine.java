package org.caseledger.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.bench.Await;

/** A machine of the drill: a network namespace with an address. What is done to it is done to all processes in it. */
record Machine(String name, String address) {
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

    /** What a command begins with that runs on it. */
    List<String> inside() {
        return List.of("ip", "netns", "exec", name);
    }

    /** SIGKILL for everything at once, as when the power fails. */
    void kill() throws Exception {
        Await.until(() -> "no process of " + name, AT_ONCE, () -> signal("-KILL") == 0);
    }

    /** Its processes do nothing and close nothing, as when the machine is suspended. */
    void freeze() throws Exception {
        Await.until(() -> "all processes of " + name + " stand still", AT_ONCE, () -> {
            signal("-STOP");
            return pids().stream().allMatch(Machine::isStopped);
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
