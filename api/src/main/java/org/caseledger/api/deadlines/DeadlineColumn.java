package org.caseledger.api.deadlines;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.lists.CaseText;
import org.caseledger.api.lists.ListColumn;
import org.caseledger.api.lists.ListColumn.ColumnOrder;
import org.caseledger.api.web.PageFormats;
import org.caseledger.query.board.BoardCard;
import org.caseledger.query.deadlines.DeadlineRow;
import org.caseledger.query.deadlines.DeadlineSort;
import org.jspecify.annotations.Nullable;

/** The columns of a list of deadlines. */
@Getter
@RequiredArgsConstructor
public enum DeadlineColumn implements ListColumn {
    STATUS("deadline.status", true),
    CLOCK("deadline.clock", true),
    DUE("deadline.due", true),
    NUMBER("card.number", true),
    SUBJECT("card.subject", true),
    STATE("card.state", true),
    STEP("card.step", true),
    UNIT("card.unit", true),
    CHANNEL("card.channel", false),
    KIND("card.kind", false),
    RECEIVED("card.received", false),
    CLAUSE("deadline.clause", true);

    private final String label;
    private final boolean usual;

    @Override
    public boolean isAlways() {
        return this == NUMBER;
    }

    @Override
    public @Nullable ColumnOrder order() {
        return this == DUE ? ColumnOrder.of(DeadlineSort.DUE, DeadlineSort.LAST_DUE) : null;
    }

    /** The value of the column for a deadline; {@code card} is that of its case, null where none is shown. */
    public Object cell(DeadlineRow row, @Nullable BoardCard card, PageFormats ui) {
        var deadline = row.deadline();
        return switch (this) {
            case STATUS ->
                deadline.isOpen()
                        ? ui.left(ui.light(deadline.amberAt(), deadline.dueAt()), deadline.dueAt())
                        : ui.word(deadline.status());
            case CLOCK ->
                deadline.unit() == null
                        ? ui.word(deadline.clock())
                        : ui.word(deadline.clock()) + " " + ui.unit(deadline.unit());
            case DUE -> ui.due(deadline.dueAt());
            case NUMBER -> row.number();
            case SUBJECT -> card == null ? ui.value(null) : CaseText.subject(card, ui);
            case STATE -> ui.word(row.state());
            case STEP -> card == null ? ui.value(null) : CaseText.step(card, ui);
            case UNIT -> ui.unit(row.unit());
            case CHANNEL -> ui.word(row.channel());
            case KIND -> ui.word(row.kind());
            case RECEIVED -> ui.exact(row.receivedAt());
            case CLAUSE -> ui.clause(deadline.clause());
        };
    }
}
