package org.caseledger.api.pages;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caseledger.api.forms.CommandForm;
import org.caseledger.api.forms.FormField;
import org.caseledger.api.forms.FormField.Option;
import org.caseledger.api.forms.TypedForm;
import org.caseledger.api.people.Units;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitKind;
import org.caseledger.query.board.BoardCard;
import org.caseledger.query.board.BoardFilter;
import org.caseledger.query.board.BoardQueries;
import org.caseledger.query.board.BoardSort;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** The forms of this office: with its units, and cases told by their numbers. */
@Component
public final class OfficeForms {

    private static final Set<UnitKind> HANDLE =
            EnumSet.of(UnitKind.CENTER, UnitKind.STATION, UnitKind.SECTION, UnitKind.BRIGADE);
    private static final int SAME_BEGINNING = 20;

    private final CommandForm form;
    private final BoardQueries board;
    private final Clock clock;

    OfficeForms(Units units, BoardQueries board, Clock clock) {
        this.form =
                new CommandForm(
                        () ->
                                units.list().stream()
                                        .filter(unit -> HANDLE.contains(unit.kind()))
                                        .map(
                                                unit ->
                                                        new Option(
                                                                unit.id().value(),
                                                                unit.name(),
                                                                unit.name()))
                                        .toList());
        this.board = board;
        this.clock = clock;
    }

    /** What a command asks for, but the part that its address gives. */
    public List<FormField> fields(Class<?> command, String given) {
        return form.fields(command, given);
    }

    /** What somebody typed into one of them. */
    public TypedForm typed(MultiValueMap<String, String> typed) {
        return new TypedForm(typed, this::caseOf, clock.instant());
    }

    /** The case of a number. */
    public Optional<CaseId> caseOf(String number) {
        var all = BoardFilter.ALL;
        var named =
                new BoardFilter(
                        all.unit(),
                        all.state(),
                        all.kind(),
                        all.channel(),
                        all.severity(),
                        all.light(),
                        all.respondent(),
                        number,
                        all.category(),
                        all.migrated(),
                        all.openOnly(),
                        all.within());
        return board
                .find(named, BoardSort.NUMBER, 0, SAME_BEGINNING, clock.instant())
                .rows()
                .stream()
                .filter(card -> card.number().equals(number))
                .map(BoardCard::caseId)
                .findFirst();
    }
}
