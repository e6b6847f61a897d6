package org.caseledger.api.board;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Duration;
import java.time.Instant;
import org.caseledger.procedure.Light;
import org.caseledger.query.board.BoardCard;

/** A card with its light and its age in whole days at an instant. */
public record CaseCard(@JsonUnwrapped BoardCard card, Light light, long ageInDays) {
    public static CaseCard of(BoardCard card, Instant now) {
        return new CaseCard(
                card,
                card.lightAt(now),
                Duration.between(card.receivedAt(), now).toDays());
    }
}
