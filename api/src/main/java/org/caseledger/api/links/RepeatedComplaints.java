package org.caseledger.api.links;

import java.time.Clock;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.AccessLog;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.command.complaint.AvailableCommands;
import org.caseledger.events.Actor;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.oversight.SearchKind;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.repeats.CaseLink;
import org.caseledger.query.repeats.RepeatCandidate;
import org.caseledger.query.repeats.RepeatDraft;
import org.caseledger.query.repeats.RepeatQueries;
import org.caseledger.query.repeats.RepeatQueries.RepeatFilter;
import org.caseledger.vault.Vault;
import org.caseledger.vault.VaultLocked;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * 重复投诉: cases that may be about the same matter as a case or a complaint at the phone, and what people have linked
 * (P4.22). Nothing is opened: numbers made of what is sealed are compared.
 */
@Component
public class RepeatedComplaints {
    private static final int USUAL_LIMIT = 20;
    private static final int LONGEST_PERIOD = 3650;

    private final RepeatQueries repeats;
    private final Paging paging;
    private final Vault vault;
    private final AccessLog accesses;
    private final Clock clock;
    private final int usualDays;

    RepeatedComplaints(
            RepeatQueries repeats,
            Paging paging,
            Vault vault,
            AccessLog accesses,
            Clock clock,
            @Value("${caseledger.repeats.within-days}") int usualDays) {
        this.repeats = repeats;
        this.paging = paging;
        this.vault = vault;
        this.accesses = accesses;
        this.clock = clock;
        this.usualDays = usualDays;
    }

    /** Within how many days is looked, and how many candidates are wanted at most. */
    public record Question(
            @Nullable Integer days,
            @Nullable Integer limit,
            @Nullable Long after) {}

    /** The candidates, the best first, among the cases received within so many days. */
    public record Candidates(int days, List<RepeatCandidate> candidates) {}

    /** Those of a case that this person sees. */
    Candidates of(CaseFile file, Question question, Actor actor) {
        upToDate(question);
        var filter = filter(question, actor);
        var found = repeats.of(file.caseId(), filter);
        accesses.searched(SearchKind.CANDIDATES, file.caseId(), null, found.size(), actor);
        return new Candidates(filter.days(), found);
    }

    /** What people have linked a case that this person sees with, or joined it to. */
    List<CaseLink> links(CaseFile file, Question question, Actor actor) {
        upToDate(question);
        return repeats.ties(file.caseId(), AccessPolicy.onlyUnit(actor));
    }

    /** Those of a complaint while it is taken, before there is a case. */
    public Candidates ofDraft(RepeatDraft draft, Question question, Actor actor) {
        ForbiddenException.unless(AccessPolicy.opensWhatWasSaid(actor));
        if (draft.phone() == null && draft.respondent() == null && draft.text() == null) {
            throw new InvalidInputException("", "请填写电话、被投诉人或投诉内容", "Enter a phone number, a respondent or a text");
        }
        upToDate(question);
        var filter = filter(question, actor);
        var found = repeats.of(draft, filter, clock.instant());
        accesses.searched(SearchKind.CANDIDATES, null, mainly(draft), found.size(), actor);
        return new Candidates(filter.days(), found);
    }

    /** The main field of a search: it is repeated with every typed letter, but counts as one access. */
    private static @Nullable String mainly(RepeatDraft draft) {
        return draft.phone() == null ? draft.respondent() : draft.phone();
    }

    /** Without the master key the view stands still, and its answer would be an old one. */
    private void upToDate(Question question) {
        if (!vault.isOpen()) {
            throw new VaultLocked();
        }
        paging.waitFor(question.after());
    }

    private RepeatFilter filter(Question question, Actor actor) {
        var days = question.days() == null ? usualDays : question.days();
        var limit = question.limit() == null ? USUAL_LIMIT : question.limit();
        return new RepeatFilter(
                Paging.within("days", days, 1, LONGEST_PERIOD),
                Paging.within("limit", limit, 1, 100),
                AccessPolicy.onlyUnit(actor),
                AccessPolicy.opensWhatWasSaid(actor));
    }

    /**
     * 关联与重复 (P4.22): which cases this one is linked with or handled together with, which may be about the same matter,
     * and what may be done about it. The page of the case shows it as a part.
     */
    @PageController
    @RequiredArgsConstructor
    static class RepeatPages {
        private final CaseReading reading;
        private final RepeatedComplaints repeats;
        private final AvailableCommands available;

        @GetMapping("/cases/{id}/repeats")
        String show(@PathVariable String id, PageRequest page) {
            var actor = page.actor();
            var file = reading.now(CaseReading.caseId(id), actor);
            var summary = reading.summary(file, actor);
            // The answer shows what was just linked or undone.
            var question = new Question(null, null, file.position());
            var ties = repeats.links(file, question, actor);
            var candidates = repeats.of(file, question, actor).candidates();
            var may = new LinkActions(summary, ties, candidates, (of, command) -> available.that(actor, command, of));
            page.add("case", summary);
            page.add("ties", ties.stream().map(may::ofTie).toList());
            page.add("candidates", candidates.stream().map(may::ofCandidate).toList());
            page.add(
                    "weighsSigns",
                    summary.kind() == ComplaintKind.COMPLAINT
                            && AccessPolicy.opensWhatWasSaid(actor)
                            && AccessPolicy.knows(actor, file));
            return "links/repeats";
        }
    }
}
