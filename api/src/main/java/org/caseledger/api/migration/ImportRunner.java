package org.caseledger.api.migration;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.caseledger.api.importing.HistoryImport;
import org.caseledger.api.importing.ImportSummary;
import org.caseledger.api.importing.Mappings;
import org.caseledger.api.importing.RejectsFile;
import org.caseledger.api.importing.Rows;
import org.caseledger.api.migration.SentImport.State;
import org.caseledger.eventlog.Outage;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Runs started imports, or previews of a whole file, in the background; the views of this node follow. An import whose
 * node is gone is taken up again by another node, or by the same one after its restart: from the first row, where rows
 * already imported add nothing.
 */
@Component
public class ImportRunner implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(ImportRunner.class);

    /** As long as the file and what became of it are kept. */
    private static final Duration KEPT = Duration.ofDays(30);

    private static final Duration END = Duration.ofSeconds(30);

    private final UUID node = UUID.randomUUID();
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "history-import"));
    private final SentImports sent;
    private final HistoryImport history;
    private final Clock clock;
    private final Duration silent;
    private volatile boolean closing;

    ImportRunner(
            SentImports sent,
            HistoryImport history,
            Clock clock,
            @Value("${caseledger.imports.taken-up-after}") Duration silent) {
        this.sent = sent;
        this.history = history;
        this.clock = clock;
        this.silent = silent;
    }

    /** It is to stop, or is another node's by now. */
    private static final class Stopped extends RuntimeException {
        private Stopped() {
            super(null, null, false, false);
        }
    }

    @Scheduled(initialDelayString = "${caseledger.sweep-first}", fixedDelayString = "${caseledger.sweep-every}")
    void everyNowAndThen() {
        look();
    }

    /** Looks soon whether there is one to run. */
    public void look() {
        worker.execute(this::takeUp);
    }

    private void takeUp() {
        try {
            sent.removeOlderThan(KEPT);
            sent.claim(node, silent).ifPresent(this::run);
        } catch (DataAccessException e) {
            Outage.tell(LOG, "Imports could not be looked for, it is tried again", e);
        }
    }

    private void run(SentImport started) {
        var soFar = new AtomicReference<>(ImportSummary.NOTHING);
        var rejects = new ByteArrayOutputStream();
        try {
            try (var file = new RejectsFile(new GZIPOutputStream(rejects))) {
                take(started, file, soFar);
            }
            var done = started.terms().isPreview() ? State.WAITING : State.DONE;
            end(started, done, soFar.get(), rejects, null);
        } catch (Stopped stop) {
            if (closing) {
                sent.release(started.id(), node);
            } else {
                notDone(started, State.CANCELLED, soFar.get(), rejects, null);
            }
        } catch (LabelledException e) {
            notDone(started, State.FAILED, soFar.get(), rejects, e.text());
        } catch (IOException | RuntimeException e) {
            failed(started, soFar.get(), rejects, e);
        }
    }

    /** Transient failures are retried; all others end the import. */
    private void failed(SentImport started, ImportSummary soFar, ByteArrayOutputStream rejects, Exception e) {
        if (e instanceof DataAccessException && !(e instanceof NonTransientDataAccessException)) {
            Outage.tell(LOG, "An import was broken off, it goes on later", e);
            return;
        }
        LOG.error("An import could not be done", e);
        notDone(
                started,
                State.FAILED,
                soFar,
                rejects,
                new Text("系统出现意外错误，已记入日志", "an unexpected error occurred and was logged"));
    }

    private void take(SentImport started, RejectsFile rejects, AtomicReference<ImportSummary> soFar) {
        var terms = started.terms();
        var mapping = Mappings.read(terms.mapping());
        var bytes = sent.file(started.id()).orElseThrow(() -> new IllegalStateException("no file to import"));
        goOn(started, ImportSummary.NOTHING);
        var rows = Rows.openHistory(bytes, mapping.file());
        var now = LocalDateTime.now(clock.withZone(WorkCalendar.ZONE));
        Consumer<ImportSummary> progress = summary -> {
            soFar.set(summary);
            goOn(started, summary);
        };
        soFar.set(
                terms.isPreview()
                        ? history.preview(rows, mapping, now, 0, shown -> {}, rejects::add, progress)
                        : history.run(rows, mapping, now, terms.ordered(), rejects::add, progress));
    }

    private void goOn(SentImport started, ImportSummary soFar) {
        if (closing || !sent.isToGoOn(started.id(), node, soFar)) {
            throw new Stopped();
        }
    }

    /** A preview that was not completed reports only the reason: its figures would have to cover the whole file. */
    private void notDone(
            SentImport started,
            State state,
            ImportSummary soFar,
            ByteArrayOutputStream rejects,
            @Nullable Text failure) {
        if (started.terms().isPreview()) {
            sent.end(started.id(), node, State.WAITING, null, null, failure);
        } else {
            end(started, state, soFar, rejects, failure);
        }
    }

    private void end(
            SentImport started,
            State state,
            ImportSummary summary,
            ByteArrayOutputStream rejects,
            @Nullable Text failure) {
        byte[] remarks = summary.hasRemarks() ? rejects.toByteArray() : null;
        sent.end(started.id(), node, state, summary, remarks, failure);
    }

    @Override
    public void destroy() throws InterruptedException {
        closing = true;
        worker.shutdown();
        if (!worker.awaitTermination(END.toSeconds(), TimeUnit.SECONDS)) {
            worker.shutdownNow();
        }
    }
}
