package org.caseledger.api.complaints;

import static org.caseledger.query.casefile.SealedPart.COMPLAINANT;
import static org.caseledger.query.casefile.SealedPart.NARRATIVE;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.gate.Digest;
import org.caseledger.events.Actor;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.casefile.CaseSummary;
import org.caseledger.query.casefile.Draft;
import org.caseledger.query.casefile.SealedPart;
import org.caseledger.query.history.HistoryEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * 办理依据: the basis of a decision, shown next to its form: the text to be signed, other sealed parts, and the latest
 * acts. People who are not authorised to read a secret case can route it, not read it.
 */
@Component
@RequiredArgsConstructor
class DecisionFacts {
    private static final int LATEST = 6;

    private static final List<SealedPart> WHO = List.of(COMPLAINANT, NARRATIVE);

    private final CaseReading reading;
    private final SealedOpenings openings;

    /**
     * To open what is sealed is an act that is logged: for no command, as where it is refused meanwhile, nothing is.
     */
    void show(
            @Nullable Class<? extends ComplaintCommand> command,
            CaseFile file,
            CaseSummary summary,
            Actor actor,
            Model model) {
        var signed = command == null ? null : FormDefaults.partFor(command, summary);
        var parts = command == null ? Set.<String>of() : of(command, summary, signed);
        var opened = new LinkedHashMap<>(open(parts, file, signed != null, actor));
        if (signed != null && opened.containsKey(signed)) {
            signed(signed, file, opened.remove(signed), model);
        }
        model.addAttribute("lowering", file.lowering());
        model.addAttribute("known", AccessPolicy.knows(actor, file));
        model.addAttribute("facts", opened);
        model.addAttribute("course", latest(file, reading.history(file, actor)));
    }

    /**
     * What a case is about, for its handler, or for anyone of its unit while it has none; empty for others, and for a
     * closed case.
     */
    Map<String, Object> forHandler(CaseFile file, CaseSummary summary, Actor actor) {
        boolean handles = actor.role() == Role.HANDLER
                && Objects.equals(actor.unit(), summary.unit())
                && (summary.handler() == null || summary.handler().equals(actor.person()))
                && summary.state().phase() != ComplaintState.Phase.CLOSED;
        return handles ? open(named(WHO, summary), file, false, actor) : Map.of();
    }

    /** Opens all parts at once, so that one opening is recorded. Parts that are only context may stay sealed. */
    private Map<String, Object> open(Set<String> parts, CaseFile file, boolean isToBeSigned, Actor actor) {
        var own = parts.stream()
                .filter(part -> AccessPolicy.opens(actor, part))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return AccessPolicy.knows(actor, file) && !own.isEmpty() && (isToBeSigned || openings.arePossible())
                ? openings.open(file, own, actor)
                : Map.of();
    }

    private static void signed(String part, CaseFile file, @Nullable Object text, Model model) {
        var digest = file.drafts().stream()
                .filter(draft -> draft.part().equals(part))
                .map(Draft::digest)
                .findFirst()
                .orElseGet(() -> text instanceof String says ? Digest.of(says) : null);
        model.addAttribute("part", part);
        model.addAttribute("text", text);
        model.addAttribute("digest", digest);
    }

    /** The last acts of people, the newest first. */
    private static List<HistoryEntry> latest(CaseFile file, List<HistoryEntry> history) {
        var done = file.done().stream().map(step -> step.recorded().position()).collect(Collectors.toSet());
        var acts = history.stream()
                .filter(entry -> done.contains(entry.position()))
                .toList();
        var latest = new ArrayList<>(acts.subList(Math.max(0, acts.size() - LATEST), acts.size()));
        Collections.reverse(latest);
        return latest;
    }

    /** The names of these parts of a case, such as {@code investigation-2}, in reading order. */
    private static Set<String> of(
            Class<? extends ComplaintCommand> command, CaseSummary summary, @Nullable String signed) {
        var facts = new LinkedHashSet<String>();
        if (signed != null) {
            facts.add(signed);
        }
        facts.addAll(named(
                Stream.of(Commands.of(command).reads()).map(SealedPart::of).toList(), summary));
        return facts;
    }

    private static Set<String> named(List<SealedPart> kinds, CaseSummary summary) {
        var names = new LinkedHashSet<String>();
        for (var kind : kinds) {
            summary.sealedParts().stream().filter(kind::isNamed).forEach(names::add);
        }
        return names;
    }
}
