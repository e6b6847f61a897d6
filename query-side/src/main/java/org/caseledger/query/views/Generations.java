package org.caseledger.query.views;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.sql.DataSource;
import lombok.extern.slf4j.Slf4j;
import org.caseledger.eventlog.LongWork;
import org.caseledger.query.views.Tokens.Token;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The generations of a view's rows: one answers, another may be built alongside, and takes over in one transaction.
 * Whatever node begins or ends one, all see it by the tokens.
 */
@Slf4j
final class Generations {
    private static final String NO_TABLE = "42P01";

    private final View<?> view;
    private final Tokens tokens;
    private final Tables tables;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Generations(View<?> view, DataSource dataSource) {
        this.view = view;
        var unlimited = new LongWork(dataSource);
        this.tokens = new Tokens(unlimited);
        this.tables = new Tables(unlimited);
        this.jdbc = JdbcClient.create(unlimited);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(unlimited));
    }

    static List<Token> live(List<Token> tokens) {
        return tokens.stream().filter(Token::live).toList();
    }

    static List<Token> beside(List<Token> tokens) {
        return tokens.stream().filter(token -> !token.live()).toList();
    }

    /** Whether the rows that answer are of this generation, or of a later one. */
    static boolean haveTakenOver(List<Token> tokens, long generation) {
        var live = live(tokens);
        return !live.isEmpty() && live.get(0).generation() >= generation;
    }

    /** How far a view is that has these segments: as far as the last of them; 0 without any. */
    static long position(List<Token> segments) {
        return segments.stream().mapToLong(Token::position).min().orElse(0);
    }

    /**
     * Begins to build new rows if that is needed still and another node does not build them already; returns the
     * generation that is built.
     */
    Optional<Long> begin(int segments, Predicate<List<Token>> needed) {
        return transaction.execute(status -> {
            jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:lock, 0))")
                    .param("lock", lock())
                    .query((row, n) -> view)
                    .single();
            var all = tokens.lock(view.name());
            var building = beside(all);
            if (!building.isEmpty() && building.get(0).version() >= view.version()) {
                return Optional.of(building.get(0).generation());
            }
            if (!needed.test(all)) {
                return Optional.empty();
            }
            tables.create(view.tables());
            return Optional.of(tokens.begin(view.name(), view.version(), segments));
        });
    }

    /**
     * Lets the tables answer as the scripts have made them, for a log that has no events yet, and returns their tokens;
     * none where the view has been begun, or its tables hold something or have another owner.
     */
    List<Token> answerForNothing(int segments) {
        return transaction.execute(status -> {
            if (!tryLock() || !tokens.lock(view.name()).isEmpty() || !tables.areOursAndEmpty(view.tables())) {
                return List.<Token>of();
            }
            tables.tend(view.tables());
            tokens.begin(view.name(), view.version(), segments);
            tokens.takeOver(view.name());
            return tokens.of(view.name());
        });
    }

    /**
     * Completes rows that have caught up and makes them the answering ones; false if it is too early, another node is
     * doing so, or readers hold the old ones too long.
     */
    boolean finish(long generation) {
        try {
            if (!index(generation)) {
                return false;
            }
            tables.vacuum(view.tables());
            return takeOver(generation);
        } catch (PessimisticLockingFailureException e) {
            LOG.debug("View {} is in use, its new rows take over later", view.name(), e);
            return false;
        } catch (BadSqlGrammarException e) {
            if (!NO_TABLE.equals(e.getSQLException().getSQLState())) {
                throw e;
            }
            LOG.debug("Another node has let the new rows of {} answer", view.name(), e);
            return false;
        }
    }

    private boolean index(long generation) {
        return transaction.execute(status -> {
            boolean mine = tryLock() && isBuilt(generation);
            if (mine) {
                tables.index(view.tables());
            }
            return mine;
        });
    }

    private boolean isBuilt(long generation) {
        return beside(tokens.of(view.name())).stream().anyMatch(t -> t.generation() == generation);
    }

    private boolean takeOver(long generation) {
        return transaction.execute(status -> {
            if (!tryLock()) {
                return false;
            }
            // From here on neither the old nor the new rows move.
            var all = tokens.lock(view.name());
            var building = beside(all);
            long answered = live(all).stream().mapToLong(Token::position).max().orElse(0);
            // Whoever has seen the old rows never sees older ones.
            if (building.isEmpty() || building.get(0).generation() != generation || position(building) < answered) {
                return false;
            }
            tables.swap(view.tables());
            tokens.takeOver(view.name());
            return true;
        });
    }

    private boolean tryLock() {
        return jdbc.sql("SELECT pg_try_advisory_xact_lock(hashtextextended(:lock, 0))")
                .param("lock", lock())
                .query(Boolean.class)
                .single();
    }

    private String lock() {
        return "caseledger_views %s".formatted(view.name());
    }
}
