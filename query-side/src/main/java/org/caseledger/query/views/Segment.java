package org.caseledger.query.views;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import lombok.AccessLevel;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.eventlog.Outage;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.query.views.Tokens.Token;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves one segment of a view along the log. Rows and token are written in one transaction: a crash at any point leaves
 * the segment as it was before the batch, and the batch is done again.
 */
final class Segment<S> {
    /**
     * The result of a step: {@code reached} is the new position, null when nothing was done; {@code caughtUp} when the
     * segment answers and had applied all that the log contained.
     */
    record Outcome(@Nullable Long reached, boolean caughtUp) {
        static final Outcome NOT_CLAIMED = new Outcome(null, false);
    }

    private final View<S> view;

    @Getter
    private final Token token;

    private final LogBlocks log;
    private final Tokens tokens;
    private final TransactionTemplate transaction;
    private final Set<String> wanted;
    private final Memory<S> memory;
    // Events that were set aside because their rows cannot be written.
    private final Set<Long> skipped = ConcurrentHashMap.newKeySet();
    // Its holder alone works on the memory, from the claim of the token until after the commit.
    @Getter
    private final ReentrantLock lock = new ReentrantLock();

    Segment(View<S> view, Token token, DataSource dataSource, LogBlocks log) {
        this(view, token, dataSource, log, Memory.CASES);
    }

    /** {@code remembered} is of how many cases it remembers what it kept. */
    Segment(View<S> view, Token token, DataSource dataSource, LogBlocks log, int remembered) {
        this.view = view;
        this.token = token;
        this.log = log;
        this.tokens = new Tokens(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.wanted = wanted(view);
        this.memory = new Memory<>(remembered);
    }

    /** The stored names of the events that a view wants. */
    static Set<String> wanted(View<?> view) {
        return EventCodec.types().stream()
                .filter(view::wants)
                .map(EventCodec::nameOf)
                .collect(Collectors.toSet());
    }

    /** Forgets what it kept of cases, which takes memory; they are loaded again when needed. */
    void forget() {
        lock.lock();
        try {
            memory.forget();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Applies the next batch of events in a transaction of its own; nothing is done while another node works on the
     * segment or when its generation is gone.
     */
    Outcome step() {
        lock.lock();
        try {
            Optional<Step> done = readAndSave(false);
            done.ifPresent(Step::committed);
            return done.map(Step::outcome).orElse(Outcome.NOT_CLAIMED);
        } finally {
            lock.unlock();
        }
    }

    /** Does the next step and takes it back; throws {@link ViewFailed} for an event that it cannot apply. */
    void tryNext() {
        lock.lock();
        try {
            readAndSave(true);
            memory.forget();
        } finally {
            lock.unlock();
        }
    }

    /** An event whose rows the database refuses is found, and left out if it was set aside. */
    private Optional<Step> readAndSave(boolean takenBack) {
        while (true) {
            try {
                return inTransaction(takenBack, this::readAndSave);
            } catch (ViewFailed e) {
                throw e;
            } catch (RuntimeException e) {
                var refused = Outage.isReasonOf(e) ? null : firstRefused();
                if (refused == null) {
                    throw e;
                } else if (!log.isSetAside(view.name(), refused.position())) {
                    throw new ViewFailed(view.name(), refused.stored(), e);
                }
                skipped.add(refused.position());
            }
        }
    }

    private <T> Optional<T> inTransaction(boolean takenBack, Function<Token, T> action) {
        return transaction.execute(status -> {
            if (takenBack) {
                status.setRollbackOnly();
                tokens.lock(view.name());
            }
            return tokens.claim(token).map(action);
        });
    }

    /** The first event of the next step with which its rows cannot be written, by halving; null if they can. */
    private @Nullable LogEvent firstRefused() {
        var events = inTransaction(true, this::next).orElse(List.of());
        int written = 0;
        int refused = events.size();
        if (canBeWritten(events)) {
            return null;
        }
        while (refused - written > 1) {
            int half = (written + refused) / 2;
            if (canBeWritten(events.subList(0, half))) {
                written = half;
            } else {
                refused = half;
            }
        }
        return events.get(refused - 1);
    }

    private boolean canBeWritten(List<LogEvent> events) {
        try {
            inTransaction(true, claimed -> {
                var batch = new Batch<>(view, new HashMap<>(), log::isSetAside, skipped);
                batch.add(events);
                batch.save();
                return claimed;
            });
            return true;
        } catch (RuntimeException e) {
            if (Outage.isReasonOf(e)) {
                throw e;
            }
            return false;
        }
    }

    /** The events of the next step that are this segment's. */
    private List<LogEvent> next(Token claimed) {
        var events = new ArrayList<LogEvent>();
        long reached = claimed.position();
        LogBlocks.Block block;
        do {
            block = log.after(reached);
            for (var event : block.events()) {
                if (event.position() > reached && isMine(event)) {
                    events.add(event);
                }
                reached = Math.max(reached, event.position());
            }
        } while (block.isFull() && reached - claimed.position() < Batch.EVENTS);
        return events;
    }

    private Step read(Token claimed) {
        var step = begin(claimed);
        LogBlocks.Block block;
        do {
            block = log.after(step.reached);
            step.add(block);
        } while (block.isFull() && !step.isFull());
        return step;
    }

    private Step readAndSave(Token claimed) {
        var step = read(claimed);
        if (step.hasMoved()) {
            step.save();
            tokens.move(List.of(step.token()));
        }
        return step;
    }

    /** Begins a step from a claimed token; the lock must be held until it is committed. */
    Step begin(Token claimed) {
        return new Step(claimed);
    }

    // An event of unknown type is not passed over: whoever reads it fails on it.
    private boolean isMine(LogEvent event) {
        return view.cases().has(event.stored().streamId())
                && event.segment(token.segments()) == token.segment()
                && (wanted.contains(event.stored().type()) || !event.isKnown());
    }

    /** Begins rows of the whole log from a claimed token; the lock is held until it is committed. */
    Build build(Token claimed) {
        return new Build(claimed);
    }

    /** The rows of the whole log, made case by case in one transaction. */
    @RequiredArgsConstructor(access = AccessLevel.PRIVATE)
    final class Build {
        private final Token from;
        private long events;
        private long digest;
        private boolean withoutKeys;

        List<String> tables() {
            return view.tables();
        }

        /** Some of its tables have no keys yet. */
        void withoutKeys(boolean now) {
            withoutKeys = now;
        }

        /** Folds whole cases, or the next events of no case, and writes their rows. */
        void add(List<LogEvent> some) {
            var batch = new Batch<>(view, memory.at(from.position()), log::isSetAside, skipped);
            batch.add(some.stream().filter(Segment.this::isMine).toList());
            if (withoutKeys) {
                batch.saveWithoutKeys();
            } else {
                batch.save();
            }
            memory.holdsAt(from.position());
            events += batch.events();
            digest ^= batch.digest();
        }

        /** The token at the end of what was read. */
        Token token(long end) {
            return from.moved(end, events, digest);
        }
    }

    /** What is done to the segment in one transaction. */
    final class Step {
        private final Token from;
        private final Batch<S> batch;
        private long reached;
        private boolean atTail;

        private Step(Token from) {
            this.from = from;
            this.batch = new Batch<>(view, memory.at(from.position()), log::isSetAside, skipped);
            this.reached = from.position();
        }

        /** Folds those events of a block that the segment has not applied yet. */
        void add(LogBlocks.Block block) {
            atTail = !block.isFull();
            var events = block.events();
            if (events.isEmpty() || events.get(events.size() - 1).position() <= reached) {
                return;
            }
            batch.add(events.stream()
                    .filter(event -> event.position() > reached && isMine(event))
                    .toList());
            reached = events.get(events.size() - 1).position();
        }

        // A view that wants few events passes no more of the log than the others: these read it,
        // too.
        private boolean isFull() {
            return batch.isFull() || reached - from.position() >= Batch.EVENTS;
        }

        boolean hasMoved() {
            return reached > from.position();
        }

        /** Writes the rows that have changed. */
        void save() {
            batch.save();
        }

        /** The token after the step. */
        Token token() {
            return from.moved(reached, batch.events(), batch.digest());
        }

        /** To be called when the transaction has been committed. */
        void committed() {
            memory.holdsAt(reached);
        }

        private Outcome outcome() {
            return new Outcome(hasMoved() ? Long.valueOf(reached) : null, atTail && from.live());
        }
    }
}
