package org.caseledger.reaper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A small process that outlives the program, however that ends, and then ends what the program left running. It waits
 * for the end of a pipe, which only the program holds.
 */
public final class Reaper implements AutoCloseable {
    /** In a session of its own, where there is setsid: signals to the program's group miss it. */
    private static final String DETACHED = "exec $(command -v setsid) sh -c \"$0\" reaper \"$@\"";

    /**
     * Arguments: a folder; the port of the PostgreSQL in it, or nothing for every one below it, after whose end the
     * folder is removed. A server that the next start of the program has started on the same files has another port.
     * One that is just being started has three seconds to appear.
     */
    private static final String SCRIPT = """
            trap '' HUP INT TERM
            children=' '
            while read -r event pid; do
                case $event in
                    started) children="$children$pid " ;;
                    ended) children=$(echo "$children" | sed "s/ $pid / /") ;;
                    closed) exit 0 ;;
                esac
            done
            for child in $children; do
                kill -KILL "$child"
            done

            stop() {
                { read -r pid && read -r files && read -r since && read -r port; } <"$1" || return 1
                [ -z "$2" ] || [ "$port" = "$2" ] || return 1
                kill -INT "$pid"
            }

            stop_all() {
                running=1
                while read -r file; do
                    stop "$file" "$1" && running=0
                done
                return $running
            }

            tries=0
            while [ $((tries += 1)) -le 120 ]; do
                find "$1" -name postmaster.pid | stop_all "$2" || [ $tries -le 3 ] || break
                sleep 1
            done
            [ -z "$2" ] || exit 0
            until rm -rf "$1" || [ $((tries += 1)) -gt 120 ]; do
                sleep 1
            done
            """;

    private final Process process;

    private Reaper(Path folder, String port) throws IOException {
        process = new ProcessBuilder(List.of("sh", "-c", DETACHED, SCRIPT, folder.toString(), port))
                .directory(Path.of("/").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Stops the PostgreSQL with these files that listens on this port. */
    public static Reaper ofServer(Path files, int port) throws IOException {
        return new Reaper(files.toAbsolutePath(), Integer.toString(port));
    }

    /** Stops every PostgreSQL whose files are below a temporary folder, and removes the folder. */
    public static Reaper ofTemporary(Path folder) throws IOException {
        return new Reaper(folder.toAbsolutePath(), "");
    }

    /** Kills a process that the program has started, before it stops any server. */
    public void add(Process child) {
        say("started " + child.pid());
        child.onExit().thenRun(() -> say("ended " + child.pid()));
    }

    /** Nothing is left to be ended or removed: this ends by itself. */
    @Override
    public void close() {
        say("closed");
    }

    private synchronized void say(String event) {
        if (!process.isAlive()) {
            return;
        }
        try {
            var pipe = process.getOutputStream();
            pipe.write((event + "\n").getBytes(StandardCharsets.UTF_8));
            pipe.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
