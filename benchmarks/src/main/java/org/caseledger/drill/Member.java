package org.caseledger.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One machine of the cluster, on which PostgreSQL runs under Patroni next to etcd. */
record Member(Machine machine, Path directory, Path logs) {
    static final int PORT = 5432;
    private static final int PATRONI_PORT = 8008;
    private static final String DISK = "size=700m";

    String name() {
        return machine.name();
    }

    String address() {
        return machine.address();
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
        var all = new ArrayList<>(machine.inside());
        all.addAll(Program.asPostgres());
        all.addAll(List.of(command));
        Program.start(logs, name() + "-" + what, all, Map.of("HOME", directory.toString()));
    }

    String patroni() {
        return "http://%s:%d".formatted(address(), PATRONI_PORT);
    }
}
