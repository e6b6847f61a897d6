package org.caseledger.api.board;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.lists.CaseText;
import org.caseledger.api.lists.ListColumn;
import org.caseledger.api.lists.ListColumn.ColumnOrder;
import org.caseledger.api.web.PageFormats;
import org.caseledger.query.board.BoardCard;
import org.caseledger.query.board.BoardSort;
import org.jspecify.annotations.Nullable;

/** The columns of a list of cases. */
@Getter
@RequiredArgsConstructor
public enum CaseColumn implements ListColumn {
    DUE("card.due", true, ColumnOrder.only(BoardSort.DUE)),
    NUMBER("card.number", true, ColumnOrder.of(BoardSort.NUMBER, BoardSort.LAST_NUMBER)),
    STATE("card.state", true),
    SUBJECT("card.subject", true),
    STEP("card.step", true),
    SEVERITY("card.severity", true),
    UNIT("card.unit", true),
    RECEIVED("card.received", true, ColumnOrder.latestFirst(BoardSort.EARLIEST, BoardSort.RECEIVED)),
    RESPONDENT("card.respondent", false),
    CATEGORY("card.category", false),
    KIND("card.kind", false),
    CHANNEL("card.channel", false),
    HANDLER("card.handler", false),
    WAITS("card.waits", false),
    LAST_ACT("card.lastAct", false, ColumnOrder.of(BoardSort.STUCK, BoardSort.ACTED)),
    URGED("card.urged", false),
    ROUND("card.round", false);

    private final String label;
    private final boolean usual;
    private final @Nullable ColumnOrder order;

    CaseColumn(String label, boolean usual) {
        this(label, usual, null);
    }

    @Override
    public boolean isAlways() {
        return this == NUMBER;
    }

    /** The value of the column for a case: a text, or a number. */
    public Object cell(BoardCard card, PageFormats ui) {
        return switch (this) {
            case DUE -> due(card, ui);
            case NUMBER -> card.number();
            case STATE -> ui.word(card.state());
            case SUBJECT -> CaseText.subject(card, ui);
            case STEP -> CaseText.step(card, ui);
            case SEVERITY -> ui.word(card.severity());
            case UNIT -> ui.unit(card.unit());
            case RECEIVED -> ui.exact(card.receivedAt());
            case RESPONDENT -> CaseText.respondent(card, ui);
            case CATEGORY -> ui.category(card.category());
            case KIND -> ui.word(card.kind());
            case CHANNEL -> ui.word(card.channel());
            case HANDLER -> ui.person(card.handler());
            case WAITS -> ui.word(card.waitsFor());
            case LAST_ACT -> ui.exact(card.lastActAt());
            case URGED -> card.urged();
            case ROUND -> card.round();
        };
    }

    private static String due(BoardCard card, PageFormats ui) {
        var next = card.next();
        if (next == null || card.amberAt() == null) {
            return ui.due(null);
        }
        var left = ui.left(ui.light(card.amberAt(), next.dueAt()), next.dueAt());
        return "%s %s %s".formatted(ui.word(next.clock()), ui.due(next.dueAt()), left);
    }
}
