package org.caseledger.api.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.caseledger.api.testing.Caller;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.TileName;

/** The log as a running program serves it, in files of the names that it has there. */
record ServedLog(String vkey, long size) {
    static ServedLog fetch(Caller caller, Path folder) throws IOException {
        var key = caller.get("/log/key").json().get(0).path("vkey").asString();
        var checkpoint = fetch(caller, folder, "checkpoint");
        long size = Checkpoint.parse(SignedNote.parse(checkpoint).text()).size();
        for (int level = TileName.ENTRIES; TileName.widthIn(level, 0, size) > 0; level++) {
            for (long index = 0; TileName.widthIn(level, index, size) > 0; index++) {
                int width = TileName.widthIn(level, index, size);
                fetch(caller, folder, new TileName(level, index, width).path());
            }
        }
        return new ServedLog(key, size);
    }

    private static byte[] fetch(Caller caller, Path folder, String path) throws IOException {
        var answer = caller.get("/log/" + path);
        assertThat(answer.status()).as("%s: %s", path, answer).isEqualTo(200);
        var file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, answer.response().body());
        return answer.response().body();
    }
}
