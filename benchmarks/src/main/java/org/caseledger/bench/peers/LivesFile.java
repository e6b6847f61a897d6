package org.caseledger.bench.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.caseledger.bench.lives.BenchOffice;
import org.caseledger.bench.lives.Histories;
import org.caseledger.bench.server.Database;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.vault.OfficialTexts;

/**
 * Whole lives of cases as JSON: of each case its commands, of each command the events that the real rules decided,
 * sealed as in the ledger, so that they are as long as its events.
 */
final class LivesFile {
    private static final long SEED = 1;
    private static final int CASES = 300;

    private LivesFile() {}

    /** Needs an empty ledger, for the keys under which the events are sealed. */
    static Path write(Database database, Path file) throws IOException {
        var vault = database.vault(database.own());
        var texts = new OfficialTexts(vault);
        var histories = new Histories(SEED, CASES, BenchOffice.Sealing.by(vault));
        var lives = new LinkedHashMap<UUID, List<String>>();
        for (var facts = histories.next(); !facts.isEmpty(); facts = histories.next()) {
            var events = facts.stream().map(fact -> fact.toRecord(texts::seal)).toList();
            lives.computeIfAbsent(events.get(0).streamId(), id -> new ArrayList<>())
                    .add(array(events.stream().map(LivesFile::json).toList()));
        }
        return Files.writeString(
                file, array(lives.values().stream().map(LivesFile::array).toList()));
    }

    private static String json(NewEvent event) {
        return "{\"type\":\"%s\",\"data\":%s,\"metadata\":%s}"
                .formatted(event.type(), event.payload(), event.metadata());
    }

    private static String array(Collection<String> elements) {
        return "[" + String.join(",\n", elements) + "]";
    }
}
