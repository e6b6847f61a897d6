package org.caseledger.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.caseledger.bench.CheckFailed;

/** What the drill needs of Debian. */
final class Packages {
    /** For the cluster, by a file of each. */
    static final Map<String, String> CLUSTER = Map.of(
            "postgresql-17", "/usr/lib/postgresql/17/bin/postgres",
            "patroni", "/usr/bin/patroni",
            "python3-etcd", "/usr/lib/python3/dist-packages/etcd/__init__.py",
            "etcd-server", "/usr/bin/etcd",
            "haproxy", "/usr/sbin/haproxy",
            "iproute2", "/usr/bin/ip",
            "util-linux", "/usr/bin/unshare");

    /** To compile the file system of {@link Disk} and the model. */
    static final Map<String, String> COMPILERS = Map.of(
            "gcc", "/usr/bin/gcc",
            "libc6-dev", "/usr/include/stdio.h",
            "libfuse3-dev", "/usr/include/fuse3/fuse_lowlevel.h",
            "spin", "/usr/bin/spin");

    private Packages() {}

    /** Installs what is missing; {@link CheckFailed} where it may not. */
    static void install(Map<String, String> needed) throws IOException, InterruptedException {
        var missing = needed.entrySet().stream()
                .filter(one -> !Files.exists(Path.of(one.getValue())))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        System.err.println("installing " + String.join(" ", missing));
        // Only the programs are wanted: no cluster and no service of the system's own.
        asRoot("mkdir", "-p", "/etc/postgresql-common/createcluster.d");
        asRoot(
                "sh",
                "-c",
                "echo 'create_main_cluster = false'" + " >/etc/postgresql-common/createcluster.d/case-ledger.conf");
        if (Files.isDirectory(Path.of("/run/systemd/system"))) {
            asRoot("systemctl", "mask", "--runtime", "etcd", "haproxy", "patroni");
        }
        asRoot("apt-get", "update", "-q");
        var install = new ArrayList<>(List.of("env", "DEBIAN_FRONTEND=noninteractive", "apt-get"));
        install.addAll(List.of("install", "-q", "-y", "--no-install-recommends"));
        install.addAll(missing);
        asRoot(install.toArray(String[]::new));
    }

    private static void asRoot(String... command) throws IOException, InterruptedException {
        var all = new ArrayList<>(Apart.asRoot());
        all.addAll(List.of(command));
        Program.run(all.toArray(String[]::new));
    }

    /** The versions of the programs, in one line. */
    static String versions() throws IOException, InterruptedException {
        return List.of(
                        Program.run("/usr/lib/postgresql/17/bin/postgres", "--version"),
                        Program.run("patroni", "--version"),
                        Program.run("etcd", "--version"),
                        Program.run("haproxy", "-v"))
                .stream()
                .map(said -> said.lines().findFirst().orElse("").replaceAll(" \\d{4}/.*", ""))
                .collect(Collectors.joining("; "));
    }
}
