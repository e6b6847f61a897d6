package org.caseledger.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;

/**
 * Signed requests of a log that are inconsistent with what it signed before. They are kept, because two such
 * checkpoints of one key prove that its history was rewritten.
 */
record Evidence(WitnessFolder folder) {
    private static final int MOST = 1000;

    void keep(byte[] request) throws IOException {
        String text = new String(request, UTF_8);
        String name = "evidence-" + WatchedLog.hash(text).substring(0, 16) + ".txt";
        try (var files = Files.list(folder.file("."))) {
            boolean full = files.filter(f -> f.getFileName().toString().startsWith("evidence-"))
                            .count()
                    >= MOST;
            if (full || folder.has(name)) {
                return;
            }
        }
        folder.write(name, text);
    }
}
