package org.caseledger.api.complaints;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.caseledger.api.security.Signatories;
import org.caseledger.api.web.Address;
import org.caseledger.api.web.problems.RequestLanguage;
import org.caseledger.command.complaint.AvailableCommand;
import org.caseledger.command.complaint.state.Choice;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.gate.Refused;
import org.caseledger.events.Behalf;
import org.caseledger.events.CaseId;
import org.jspecify.annotations.Nullable;

/**
 * A command by its name in an address, in the language of the reader: the permitted values of restricted parts, or why
 * it would be refused; {@code behalf} is the leader for whom it is signed, null in one's own name.
 */
public record Offered(
        String command,
        String word,
        List<Choice> choices,
        @Nullable Why refused,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Behalf behalf) {
    /** A rule that refuses a command whatever its contents, and its clause. */
    public record Why(String rule, String clause, String says) {
        private static @Nullable Why of(@Nullable Refused refused) {
            return refused == null
                    ? null
                    : new Why(refused.rule().name(), refused.clause(), RequestLanguage.choose(refused));
        }
    }

    /** The same, given for a leader by delegation; as it is in one's own name. */
    Offered signedFor(@Nullable Behalf leader) {
        return new Offered(command, word, choices, refused, leader);
    }

    /** Its form on a case. */
    public Address form(CaseId caseId) {
        return new Address("/cases/%s/do/%s".formatted(caseId, command))
                .with(Signatories.PARAMETER, behalf == null ? null : behalf.person());
    }

    static List<Offered> all(List<AvailableCommand> available) {
        return available.stream().map(Offered::of).toList();
    }

    static Offered of(AvailableCommand available) {
        var word = Commands.wordOf(available.command());
        return new Offered(
                Commands.pathOf(available.command()),
                RequestLanguage.choose(word),
                available.choices(),
                Why.of(available.refused()),
                null);
    }
}
