package org.caseledger.api.lists;

import org.caseledger.api.web.PageFormats;
import org.caseledger.query.board.BoardCard;

/** The text of a case in one cell of a list; for a secret case without names (P7.20). */
public final class CaseText {
    private CaseText() {}

    /** The respondent; for a secret case the ground of secrecy instead. */
    public static String respondent(BoardCard card, PageFormats ui) {
        return card.secret() == null ? ui.value(card.respondent()) : ui.word(card.secret());
    }

    /** Whom and what it is about. */
    public static String subject(BoardCard card, PageFormats ui) {
        var whom = respondent(card, ui);
        return card.category().isEmpty() ? whom : whom + " · " + ui.category(card.category());
    }

    /** The next step, and whose it is. */
    public static String step(BoardCard card, PageFormats ui) {
        var step = ui.word(card.step());
        return card.waitsFor() == null ? step : step + ui.pick("（%s）", " (%s)").formatted(ui.pick(card.waitsFor()));
    }
}
