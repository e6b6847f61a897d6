package org.caseledger.bench.reading;

import java.io.OutputStream;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import lombok.RequiredArgsConstructor;
import org.caseledger.bench.CheckFailed;
import org.caseledger.bench.Part;
import org.caseledger.bench.Rotation;
import org.caseledger.bench.report.Figures;
import org.caseledger.bench.server.Database;
import org.caseledger.query.views.Recorded;
import org.postgresql.PGConnection;

/** Events per second when the whole log is read and each event decoded. */
@RequiredArgsConstructor
public final class LogPart implements Part {
    static final String OURS = "Case Ledger";
    static final String STOCK = "Axon JDBC";
    static final String COPY = "PostgreSQL, COPY to nowhere";
    private static final String UNIT = "events/s";

    private final Database database;
    private final Figures figures;
    private final long wanted;
    private final Map<String, Callable<Long>> readers = new LinkedHashMap<>();
    private Reading reading;

    @Override
    public void prepare() throws Exception {
        reading = new Reading(database, wanted);
        readers.put(OURS, this::ours);
        readers.put(STOCK, this::stock);
        readers.put(COPY, this::copy);
        for (var reader : readers.values()) {
            reader.call(); // warm-up for the compiler is not measured
        }
    }

    private long ours() {
        long events = 0;
        try (var pages = reading.log().pages(0, reading.log().head())) {
            while (pages.hasNext()) {
                var page = pages.next();
                events += page.parallelStream()
                        .map(Recorded::of)
                        .filter(LogPart::isWhole)
                        .count();
            }
        }
        return events;
    }

    // Inspected, so that the compiler can omit nothing.
    private static boolean isWhole(Recorded recorded) {
        return recorded.event() != null && recorded.actor() != null;
    }

    private long stock() {
        return reading.stock()
                .engine()
                .readEvents(null, false)
                .filter(event -> event.getPayload() != null && event.getMetaData() != null)
                .count();
    }

    private long copy() throws Exception {
        try (Connection connection = reading.dataSource().getConnection()) {
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("COPY ledger.event TO STDOUT", OutputStream.nullOutputStream());
        }
    }

    @Override
    public void round(int number) throws Exception {
        for (var name : Rotation.of(List.copyOf(readers.keySet()), number)) {
            long begin = System.nanoTime();
            long events = readers.get(name).call();
            double seconds = (System.nanoTime() - begin) / 1e9;
            CheckFailed.unless(events == reading.events(), "%s read %d of %d events", name, events, reading.events());
            here().add(name, UNIT, events / seconds);
        }
    }

    private Figures here() {
        return figures.under("%,d events", reading.events());
    }

    @Override
    public void targets() {
        figures.atLeast("the whole log decoded, of COPY", here().ratio(UNIT, OURS, COPY), 0.5);
    }

    @Override
    public void close() {
        reading.close();
    }
}
