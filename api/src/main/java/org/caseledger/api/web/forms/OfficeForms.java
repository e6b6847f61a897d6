package org.caseledger.api.web.forms;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.caseledger.api.security.Units;
import org.caseledger.command.complaint.receiving.ReceiveComplaint;
import org.caseledger.command.complaint.state.CommandWithEvidence;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.events.CaseId;
import org.caseledger.events.respondent.RespondentId;
import org.caseledger.query.board.BoardCard;
import org.caseledger.query.board.BoardFilter;
import org.caseledger.query.board.BoardQueries;
import org.caseledger.query.board.BoardSort;
import org.caseledger.query.casefile.CaseSummary;
import org.caseledger.query.respondents.RespondentEntry;
import org.caseledger.query.respondents.RespondentQueries;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** The forms of this office: with its units, and cases named by their numbers. */
@Component
public final class OfficeForms {
    private static final String CASE_ID = "caseId";
    private static final int SAME_BEGINNING = 20;

    private final CommandForm form;
    private final BoardQueries board;
    private final CaseChoices choices;
    private final RespondentQueries register;
    private final Clock clock;

    OfficeForms(Units units, BoardQueries board, CaseChoices choices, RespondentQueries register, Clock clock) {
        this.form = new CommandForm(() -> CaseChoices.options(units.open()));
        this.board = board;
        this.choices = choices;
        this.register = register;
        this.clock = clock;
    }

    /** What a command asks for, but the part that its address gives. */
    public List<FormField> fields(Class<?> command, String given) {
        var fields = form.fields(command, given);
        return CommandWithEvidence.class.isAssignableFrom(command)
                ? fields.stream().map(OfficeForms::arriving).toList()
                : fields;
    }

    // Files come with such a command; without one, its form has no place to name a piece.
    private static FormField arriving(FormField field) {
        return field.name().equals("evidence") ? field.asFiles() : field;
    }

    /** The fields of a complaint being received. */
    public List<FormField> atIntake() {
        return choices.atIntake(fields(ReceiveComplaint.class, CASE_ID));
    }

    /** What a command on a case asks for. */
    public List<FormField> on(CaseSummary c, Class<? extends ComplaintCommand> command) {
        return choices.of(c, fields(command, CASE_ID));
    }

    /** The values typed into one of them. */
    public TypedForm typed(MultiValueMap<String, String> typed) {
        return new TypedForm(typed, this::caseOf, this::respondents, clock.instant());
    }

    /** The entries of a code or name; one that is joined to another only where no other has it. */
    private List<RespondentId> respondents(String text) {
        var named = register.named(text);
        var standing =
                named.stream().filter(one -> one.entry().joinedTo() == null).toList();
        return (standing.isEmpty() ? named : standing)
                .stream().map(RespondentEntry::id).toList();
    }

    /** The case of a number. */
    public Optional<CaseId> caseOf(String number) {
        var all = BoardFilter.ALL;
        var named = new BoardFilter(
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
        return board.find(named, BoardSort.NUMBER, 0, SAME_BEGINNING, clock.instant()).rows().stream()
                .filter(card -> card.number().equals(number))
                .map(BoardCard::caseId)
                .findFirst();
    }
}
