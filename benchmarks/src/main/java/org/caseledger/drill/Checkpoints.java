package org.caseledger.drill;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Keeps every checkpoint that the nodes have shown, as an observer outside the office does. */
final class Checkpoints implements AutoCloseable {
    private static final long LOOK_EVERY_MILLIS = 300;
    private static final int OK = 200;

    private final List<Path> kept = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor();
    private final Office office;
    private final Path folder;

    Checkpoints(Office office, List<URI> nodes, Path folder) throws IOException {
        this.office = office;
        this.folder = Files.createDirectory(folder);
        looking.scheduleWithFixedDelay(() -> nodes.forEach(this::look), 0, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look(URI node) {
        try {
            var answer = office.checkpoint(node);
            if (answer.statusCode() == OK) {
                keep(answer);
            }
        } catch (IOException away) {
            // A node that is stopped, or waits for its database, shows none.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void keep(HttpResponse<String> answer) throws IOException {
        if (!texts.contains(answer.body())) {
            texts.add(answer.body());
            kept.add(Files.writeString(folder.resolve("kept-" + texts.size()), answer.body()));
        }
    }

    /** The files of all checkpoints seen until now. */
    synchronized List<Path> kept() {
        return List.copyOf(kept);
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
