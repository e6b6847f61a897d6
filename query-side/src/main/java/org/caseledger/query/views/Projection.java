package org.caseledger.query.views;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.CaseId;
import org.caseledger.query.views.Tokens.Token;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves one view along the log. Rows and token are written in one transaction: a crash at any point
 * leaves the view as it was before the batch, and the batch is done again.
 */
final class Projection<S> {

    private static final int BATCH = 1_000;

    private final View<S> view;
    private final EventLog log;
    private final Tokens tokens;
    private final TransactionTemplate transaction;

    Projection(View<S> view, DataSource dataSource, EventLog log) {
        this.view = view;
        this.log = log;
        this.tokens = new Tokens(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    View<S> view() {
        return view;
    }

    /** Makes the view's token, and builds the view anew when another version has built it. */
    void begin() {
        tokens.ensure(view.name(), view.version());
        transaction.executeWithoutResult(
                status -> {
                    if (tokens.lock(view.name()).version() != view.version()) {
                        clear();
                    }
                });
    }

    /** Takes all rows away and puts the token at the beginning; waits for the running batch. */
    void reset() {
        tokens.ensure(view.name(), view.version());
        transaction.executeWithoutResult(
                status -> {
                    tokens.lock(view.name());
                    clear();
                });
    }

    private void clear() {
        view.clear();
        tokens.move(new Token(view.name(), view.version(), 0));
    }

    /**
     * Applies the next batch of events and returns the position reached; empty while another node
     * is at work on the view or when there is nothing to do.
     */
    Optional<Long> step() {
        return Optional.ofNullable(transaction.execute(status -> nextBatch()));
    }

    private @Nullable Long nextBatch() {
        Token token = tokens.claim(view.name()).orElse(null);
        if (token == null) {
            return null;
        }
        if (token.version() != view.version()) {
            throw new IllegalStateException(
                    "视图 %s 已由另一版本的程序接管 / view %s is kept by another version of the program"
                            .formatted(view.name(), view.name()));
        }
        List<StoredEvent> batch = log.readAfter(token.position(), BATCH);
        if (batch.isEmpty()) {
            return null;
        }
        apply(batch);
        long reached = batch.get(batch.size() - 1).position();
        tokens.move(new Token(view.name(), view.version(), reached));
        return reached;
    }

    private void apply(List<StoredEvent> batch) {
        List<Wanted> wanted =
                batch.stream()
                        .map(event -> new Wanted(event, read(event)))
                        .filter(w -> view.wants(w.recorded.event()))
                        .toList();
        if (wanted.isEmpty()) {
            return;
        }
        Map<CaseId, S> before =
                view.load(wanted.stream().map(Wanted::caseId).collect(Collectors.toSet()));
        var after = new HashMap<>(before);
        wanted.forEach(w -> after.compute(w.caseId(), (id, kept) -> on(kept, w)));
        List<S> changed =
                after.entrySet().stream()
                        .filter(e -> e.getValue() != before.get(e.getKey()))
                        .map(Map.Entry::getValue)
                        .toList();
        if (!changed.isEmpty()) {
            view.save(changed);
        }
    }

    private Recorded read(StoredEvent event) {
        try {
            return Recorded.of(event);
        } catch (RuntimeException e) {
            throw new ViewFailed(view.name(), event, e);
        }
    }

    private @Nullable S on(@Nullable S before, Wanted wanted) {
        try {
            return view.on(before, wanted.recorded);
        } catch (RuntimeException e) {
            throw new ViewFailed(view.name(), wanted.stored, e);
        }
    }

    private record Wanted(StoredEvent stored, Recorded recorded) {
        CaseId caseId() {
            return recorded.caseId();
        }
    }
}
