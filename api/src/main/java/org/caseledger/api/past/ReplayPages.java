package org.caseledger.api.past;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.complaints.EvidenceFiles;
import org.caseledger.api.papers.CasePapers;
import org.caseledger.api.past.TimeMachine.OneMoment;
import org.caseledger.api.past.TimeMachine.TwoMoments;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.Address;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.TypedTime;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.problems.RequestLanguage;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.history.HistoryEntry;
import org.caseledger.query.moments.CaseComparison;
import org.caseledger.query.moments.CaseMoment;
import org.caseledger.query.moments.RecordedStep;
import org.caseledger.query.moments.TimeAxis;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** 回放: a case at any of its events or times, as it stood, and two moments of it side by side. */
@PageController
@RequestMapping("/cases/{id}")
@RequiredArgsConstructor
class ReplayPages {
    private final CaseReading reading;
    private final TimeMachine machine;
    private final PastDocuments documents;

    @GetMapping("/replay")
    ModelAndView replay(
            @PathVariable String id, RequestedMoment asked, @Nullable String lateAfter, LoggedIn person, Model model) {
        return replay(find(id, person), asked, lateAfter, person.actor(), model);
    }

    private ModelAndView replay(
            CaseFile file, RequestedMoment asked, @Nullable String lateAfter, Actor actor, Model model) {
        var page = new OnPage(file, lateAfter, actor, model);
        var at = asked.orAt(0);
        var moment = page.moment("v", "at", at);
        var event =
                moment.map(m -> RequestedMoment.lastBy(m.asOf(), page.history)).orElse(page.history.get(0));
        if (!at.isTime()) {
            event = page.history.get(at.v() == null ? 0 : at.v());
        }
        int version = Math.toIntExact(event.sequence());
        model.addAttribute("asked", at);
        model.addAttribute("axes", TimeAxis.values());
        model.addAttribute("event", event);
        model.addAttribute("version", version);
        model.addAttribute("last", page.history.size() - 1);
        model.addAttribute("moment", moment.orElse(null));
        moment.ifPresent(m -> documents.show(file, m, actor, model));
        model.addAttribute(
                "changes", moment.isEmpty() || at.axis() == TimeAxis.NOW ? List.of() : page.changes(version));
        model.addAttribute("address", address(file.caseId(), "/replay", lateAfter, "v", "at", at));
        model.addAttribute(
                "bothWays",
                address(file.caseId(), "/compare", lateAfter, "a", "aAt", at)
                        .with("b", at.isTime() ? null : at.v())
                        .with("bAt", at.at())
                        .with("bKnown", TimeAxis.NOW));
        return page.shown("past/replay");
    }

    private static Address address(
            CaseId id, String page, @Nullable String lateAfter, String event, String time, RequestedMoment at) {
        return new Address("/cases/" + id + page)
                .with(event, at.isTime() ? null : at.v())
                .with(time, at.at())
                .with("lateAfter", lateAfter);
    }

    /** The step of a case that the log has at a position. */
    @GetMapping("/at/{position}")
    ModelAndView at(@PathVariable String id, @PathVariable long position, LoggedIn person, Model model) {
        var file = find(id, person);
        if (!AccessPolicy.knows(person.actor(), file)) {
            return new ModelAndView("redirect:/cases/" + id); // which says that it is secret
        }
        var event = file.events().stream()
                .filter(recorded -> recorded.position() == position)
                .findFirst()
                .orElseThrow(NotFoundException::new);
        var asked = new RequestedMoment(Math.toIntExact(event.sequence()), null, null);
        return replay(file, asked, null, person.actor(), model);
    }

    /** Two moments side by side; without any, the beginning of the case and its end. */
    @GetMapping("/compare")
    ModelAndView compare(@PathVariable String id, RequestedMoments asked, LoggedIn person, Model model) {
        var page = new OnPage(find(id, person), asked.lateAfter(), person.actor(), model);
        var a = asked.first().orAt(0);
        var b = asked.second().orAt(page.history.size() - 1);
        var first = page.moment("a", "aAt", a);
        var second = page.moment("b", "bAt", b);
        model.addAttribute("axes", TimeAxis.values());
        model.addAttribute("a", a);
        model.addAttribute("b", b);
        model.addAttribute("first", first.orElse(null));
        model.addAttribute("second", second.orElse(null));
        if (first.isPresent() && second.isPresent()) {
            var compared = page.compared(a, b);
            model.addAttribute("comparison", compared);
            model.addAttribute("changed", changed(compared));
            model.addAttribute("learnt", learnt(compared));
        }
        return page.shown("past/compare");
    }

    private CaseFile find(String id, LoggedIn person) {
        return reading.now(CaseReading.caseId(id), person.actor());
    }

    // A clock has changed where anything of it has.
    private static Set<String> changed(CaseComparison compared) {
        return compared.changes().stream()
                .map(CaseComparison.Change::field)
                .flatMap(field -> Stream.of(field, field.replaceFirst("\\.[^.]*$", "")))
                .collect(Collectors.toSet());
    }

    /** Whether one time is looked at along both axes: what is only in b was learnt later. */
    private static boolean learnt(CaseComparison compared) {
        return compared.a().known() == TimeAxis.THEN
                && compared.b().known() == TimeAxis.NOW
                && compared.a().asOf().equals(compared.b().asOf());
    }

    /** The parts that both pages show of a case, and what was wrong with the times asked for. */
    private final class OnPage {
        private final CaseFile file;
        private final @Nullable String lateAfter;
        private final Actor actor;
        private final Model model;
        private final List<HistoryEntry> history;
        private final Map<String, String> wrong = new LinkedHashMap<>();

        OnPage(CaseFile file, @Nullable String lateAfter, Actor actor, Model model) {
            this.file = file;
            this.lateAfter = lateAfter;
            this.actor = actor;
            this.model = model;
            model.addAttribute("case", reading.summary(file, actor));
            this.history = reading.history(file, actor);
            model.addAttribute("history", history);
            model.addAttribute("lateAfter", lateAfter);
        }

        Optional<CaseMoment> moment(String event, String time, RequestedMoment asked) {
            var text = asked.forRest(event, history);
            var question = new OneMoment(text, asked.axis(), lateAfter);
            try {
                return Optional.of(machine.moment(file, question, actor));
            } catch (NotFoundException e) {
                wrong.put(time, RequestLanguage.choose(new Text("那时还没有此件", "there was no such case yet")));
            } catch (InvalidInputException mistake) {
                var says = FormErrors.of(mistake).of("at");
                if (says == null) {
                    throw mistake;
                }
                wrong.put(time, says);
            }
            return Optional.empty();
        }

        List<CaseComparison.Change> changes(int version) {
            return version == 0
                    ? List.of()
                    : compared(new RequestedMoment(version - 1, null, null), new RequestedMoment(version, null, null))
                            .changes();
        }

        CaseComparison compared(RequestedMoment a, RequestedMoment b) {
            var question =
                    new TwoMoments(a.forRest("a", history), a.axis(), b.forRest("b", history), b.axis(), lateAfter);
            return machine.compare(file, question, actor);
        }

        ModelAndView shown(String view) {
            model.addAttribute("mistakes", new FormErrors(wrong, List.of(), null, null, null, false));
            var status = wrong.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
            return new ModelAndView(view, model.asMap(), status);
        }
    }

    /** Two moments, each an event of the case or a time, along an axis of its own. */
    record RequestedMoments(
            @Nullable Integer a,
            @Nullable String aAt,
            @Nullable TimeAxis aKnown,
            @Nullable Integer b,
            @Nullable String bAt,
            @Nullable TimeAxis bKnown,
            @Nullable String lateAfter) {
        RequestedMoment first() {
            return new RequestedMoment(a, aAt, aKnown);
        }

        RequestedMoment second() {
            return new RequestedMoment(b, bAt, bKnown);
        }
    }

    /**
     * Which moment of a case a page is asked for: the event {@code v} of its own, or the time {@code at} in Shanghai,
     * and along which axis.
     */
    public record RequestedMoment(
            @Nullable Integer v,
            @Nullable String at,
            @Nullable TimeAxis known) {
        /** The same at this event of it unless a moment is named. */
        RequestedMoment orAt(int version) {
            return isTime() || v != null ? this : new RequestedMoment(version, null, known);
        }

        /** Whether it is named by a time, not by an event. */
        public boolean isTime() {
            return at != null && !at.isBlank();
        }

        /** The time in the format of a field for times; an invalid time as it was typed. */
        public String typed() {
            var text = TypedTime.forRest(at == null ? "" : at);
            return TypedTime.of(text).orElse(text);
        }

        /** The axis along which it is looked at: as known then unless the other is named. */
        public TimeAxis axis() {
            return known == null ? TimeAxis.THEN : known;
        }

        /** How REST is asked for it; {@code name} is what the address calls the event. */
        String forRest(String name, List<HistoryEntry> history) {
            if (at != null && isTime()) {
                return TypedTime.forRest(at);
            }
            int event = Paging.within(name, v == null ? 0 : v, 0, history.size() - 1);
            // On the axis of present knowledge the log has no order: the time of the event is used.
            return axis() == TimeAxis.NOW ? history.get(event).recordedAt().toString() : "v" + event;
        }

        /** The last event that the log had by then; its first where it had none. */
        static HistoryEntry lastBy(Instant asOf, List<HistoryEntry> history) {
            return history.stream()
                    .filter(entry -> !entry.recordedAt().isAfter(asOf))
                    .reduce(history.get(0), (before, after) -> after);
        }
    }

    /** The evidence and papers that a case held at a moment; its drafts are in the summary of that. */
    @Component
    @RequiredArgsConstructor
    static class PastDocuments {
        private final EvidenceFiles evidence;
        private final CasePapers papers;

        void show(CaseFile file, CaseMoment moment, Actor actor, Model model) {
            standing(file, moment).ifPresent(then -> {
                model.addAttribute("evidence", evidence.list(then, actor));
                model.addAttribute("papers", papers.list(then));
                model.addAttribute("opensEvidence", EvidenceFiles.opens(actor));
            });
        }

        /** The case as the moment is folded from it. */
        private static Optional<CaseFile> standing(CaseFile file, CaseMoment moment) {
            if (moment.known() == TimeAxis.NOW) {
                return new RecordedStep(file.events()).at(moment.asOf());
            }
            long last = moment.summary().position();
            return CaseFile.fold(
                    file.events().stream().filter(e -> e.position() <= last).toList());
        }
    }
}
