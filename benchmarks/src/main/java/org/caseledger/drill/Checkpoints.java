package org.caseledger.drill;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.SignedNote;

/** Keeps every checkpoint that is shown at some addresses, as an observer outside the office does. */
final class Checkpoints implements AutoCloseable {
    private static final long LOOK_EVERY_MILLIS = 300;
    private static final int OK = 200;

    private final List<Path> kept = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final Map<URI, Long> sizes = new ConcurrentHashMap<>();
    private final Queue<String> forgotten = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor();
    private final Office office;
    private final Path folder;

    Checkpoints(Office office, List<URI> addresses, Path folder) throws IOException {
        this.office = office;
        this.folder = Files.createDirectory(folder);
        looking.scheduleWithFixedDelay(
                () -> addresses.forEach(this::look), 0, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look(URI address) {
        try {
            var answer = office.read(address);
            if (answer.statusCode() == OK) {
                keep(answer);
                compare(address, sizeOf(answer.body()));
            }
        } catch (IOException away) {
            // A program that is stopped, or waits for its database, shows none.
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

    private static long sizeOf(String checkpoint) {
        return Checkpoint.parse(SignedNote.parse(checkpoint).text()).size();
    }

    private void compare(URI address, long size) {
        long before = sizes.merge(address, size, Math::max);
        if (size < before) {
            forgotten.add(
                    "%s has shown a checkpoint of %d records, and then one of %d".formatted(address, before, size));
        }
    }

    /** The size of the log of which an address has shown a checkpoint; 0 for none. */
    long size(URI address) {
        return sizes.getOrDefault(address, 0L);
    }

    /** What had been shown at an address and was not remembered there later. */
    List<String> forgotten() {
        return List.copyOf(forgotten);
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
