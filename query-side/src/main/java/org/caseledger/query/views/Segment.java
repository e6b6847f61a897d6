package org.caseledger.query.views;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.query.views.Tokens.Token;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves one segment of a view along the log. Rows and token are written in one transaction: a crash
 * at any point leaves the segment as it was before the batch, and the batch is done again.
 */
final class Segment<S> {

    private final View<S> view;
    private final Token token;
    private final LogBlocks log;
    private final Tokens tokens;
    private final TransactionTemplate transaction;
    private final Set<String> wanted;
    private final Memory<S> memory = new Memory<>();

    Segment(View<S> view, Token token, DataSource dataSource, LogBlocks log) {
        this.view = view;
        this.token = token;
        this.log = log;
        this.tokens = new Tokens(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.wanted = wanted(view);
    }

    /** The stored names of the events that a view wants. */
    static Set<String> wanted(View<?> view) {
        return EventCodec.types().stream()
                .filter(view::wants)
                .map(EventCodec::nameOf)
                .collect(Collectors.toSet());
    }

    /** The token as this segment was found: its place is another by now. */
    Token token() {
        return token;
    }

    /**
     * Applies the next batch of events and returns the position reached; empty while another node
     * is at work on the segment, when there is nothing to do or when its generation is gone.
     */
    Optional<Long> step() {
        Long reached = transaction.execute(status -> next());
        if (reached != null) {
            memory.holdsAt(reached);
        }
        return Optional.ofNullable(reached);
    }

    private @Nullable Long next() {
        Token claimed = tokens.claim(token).orElse(null);
        if (claimed == null) {
            return null;
        }
        var batch = new Batch<>(view, memory.at(claimed.position()));
        long reached = read(claimed.position(), batch);
        if (reached > claimed.position()) {
            batch.save();
            tokens.move(claimed.moved(reached, batch.events(), batch.digest()));
        }
        return reached > claimed.position() ? reached : null;
    }

    private long read(long from, Batch<S> batch) {
        long reached = from;
        LogBlocks.Block block;
        do {
            block = log.after(reached);
            if (!block.events().isEmpty()) {
                batch.add(block.events().stream().filter(this::isMine).toList());
                reached = block.events().get(block.events().size() - 1).position();
            }
        } while (block.isFull() && !batch.isFull());
        return reached;
    }

    // A name that nobody knows is not passed over: whoever reads it fails on it.
    private boolean isMine(LogEvent event) {
        String type = event.stored().type();
        return view.cases().has(event.stored().streamId())
                && event.segment(token.segments()) == token.segment()
                && (wanted.contains(type) || !LogBlocks.KNOWN.contains(type));
    }
}
