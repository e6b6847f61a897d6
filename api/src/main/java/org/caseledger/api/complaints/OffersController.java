package org.caseledger.api.complaints;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.problems.Language;
import org.caseledger.command.complaint.AvailableCommand;
import org.caseledger.command.complaint.AvailableCommands;
import org.caseledger.command.complaint.ComplaintCommand;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.gate.Refused;
import org.caseledger.events.CaseId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What somebody may do with a case now, and why not the rest. */
@RestController
@Tag(name = "cases 案件")
@RequestMapping("/api/complaints/{id}/commands")
public class OffersController {

    private final CaseReading reading;
    private final AvailableCommands offers;

    OffersController(CaseReading reading, AvailableCommands offers) {
        this.reading = reading;
        this.offers = offers;
    }

    /** A rule that refuses a command whatever it says, and its clause. */
    public record Why(String rule, String clause, String says) {

        private static @Nullable Why of(@Nullable Refused refused) {
            return refused == null
                    ? null
                    : new Why(
                            refused.rule().name(),
                            refused.clause(),
                            Language.choose(refused.zh(), refused.en()));
        }
    }

    /**
     * A command by its name in an address: what its parts may say where not all would do, or why it
     * would be refused.
     */
    public record Offered(
            String command,
            String word,
            List<AvailableCommand.Choice> choices,
            @Nullable Why refused) {

        private static Offered of(AvailableCommand offer) {
            var word = Commands.wordOf(offer.command());
            return new Offered(
                    Commands.pathOf(offer.command()),
                    Language.choose(word.zh(), word.en()),
                    offer.choices(),
                    Why.of(offer.refused()));
        }
    }

    /** Every command that people give on a case, in the order of life; nothing is recorded. */
    @GetMapping
    public ResponseEntity<List<Offered>> offered(
            @PathVariable String id, @AuthenticationPrincipal LoggedIn person) {
        var actor = person.actor();
        var caseId = reading.now(CaseReading.caseId(id), actor).caseId();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(offers.of(caseId, actor).stream().map(Offered::of).toList());
    }

    /** One of them. */
    public Offered offered(
            CaseId caseId, Class<? extends ComplaintCommand> command, LoggedIn person) {
        return Offered.of(offers.of(caseId, command, person.actor()));
    }

    /** Those of some cases on which this person may give a command now. */
    public Set<CaseId> offered(
            Collection<CaseId> cases, Class<? extends ComplaintCommand> command, LoggedIn person) {
        return offers.that(person.actor(), command, cases);
    }
}
