package org.caseledger.api.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.caseledger.api.security.Person;
import org.caseledger.command.gate.Office;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.OpinionLevel;
import org.caseledger.events.complaint.Severity;
import org.caseledger.procedure.CaseFacts;
import org.caseledger.procedure.Procedure;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;

/** The sample cases that stand in a file, one by one: those of the bureau, or those of an office elsewhere. */
final class DemoScripts {
    private static final DemoFile COMMANDS = DemoFile.resource("commands.yaml");

    /** The scan of a signed paper. */
    static final String SCAN = COMMANDS.value("scan", String.class);

    private static final DemoFile BUREAU = DemoFile.resource("stories.yaml");
    private static final DemoFile ELSEWHERE = DemoFile.resource("elsewhere.yaml");
    private static final List<Channel> USUAL = List.of(Channel.PHONE, Channel.LETTER);

    private DemoScripts() {}

    /** When the first of them begins. */
    static Instant begin(Office office) {
        return leadingUpTo(office.time().instant(), office.calendar(), office.procedure()).stream()
                .flatMap(script -> script.steps().stream())
                .map(Script.Step::at)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    static List<Script> leadingUpTo(Instant now, WorkCalendar calendar, Procedure procedure) {
        return DemoPeople.isBureau(procedure)
                ? scripts(BUREAU, DemoPeople.ofTheBureau(), calendar, now, n -> Map.of())
                : scripts(ELSEWHERE, DemoPeople.elsewhere(), calendar, now, n -> factsOf(procedure, n));
    }

    /** The stories of a file; a case without a name has that of its number. */
    static List<Script> scripts(
            DemoFile file,
            List<Person> people,
            WorkCalendar calendar,
            Instant now,
            Function<Integer, Map<String, Object>> facts) {
        var scripts = new ArrayList<Script>();
        for (var one : file.stories()) {
            int n = scripts.size() + 1;
            var name = one.name() == null ? "%02d".formatted(n) : one.name();
            var script = new Script(name, calendar, now);
            var story = new Story(List.of(COMMANDS, file), people, script, new Random(n));
            story.with("case", name);
            facts.apply(n).forEach(story::with);
            if (one.when() == null || story.known().holds(one.when())) {
                story.follow(file, one.steps());
                scripts.add(script);
            }
        }
        return scripts;
    }

    /** What a procedure says about the n-th case. */
    private static Map<String, Object> factsOf(Procedure procedure, int n) {
        var gates = procedure.gates();
        var channels = procedure.intake().channels();
        var categories = procedure.intake().categories();
        var offered = channels == null ? USUAL : channels.values();
        var category = categories == null
                ? "服务"
                : categories.values().get(n % categories.values().size());
        return Map.of(
                "channel", offered.get(n % offered.size()).name(),
                "category", List.of(category),
                "signOff", gates.signOff() != null,
                "units",
                        bySeverity(severity -> DemoPeople.handlerElsewhere(procedure, severity)
                                .map(Person::unit)
                                .orElse(null)),
                "handlers",
                        bySeverity(severity -> DemoPeople.handlerElsewhere(procedure, severity)
                                .map(Person::username)
                                .orElse(null)),
                "reviewed", bySeverity(severity -> gates.askReviewOfOpinion(facts(severity))),
                "signers", bySeverity(severity -> signers(procedure, facts(severity))));
    }

    private static Map<String, Object> bySeverity(Function<Severity, @Nullable Object> fact) {
        var facts = new HashMap<String, Object>();
        Stream.of(Severity.values()).forEach(severity -> facts.put(severity.name(), fact.apply(severity)));
        return facts;
    }

    private static List<String> signers(Procedure procedure, CaseFacts facts) {
        var approvals = procedure.gates().approvals();
        return approvals == null || !approvals.appliesTo(facts)
                ? List.of()
                : approvals.levels().stream()
                        .map(level -> level == ApprovalLevel.LEADER ? "leader" : "legal")
                        .toList();
    }

    private static CaseFacts facts(Severity severity) {
        return new CaseFacts(
                ComplaintKind.COMPLAINT,
                Channel.PHONE,
                severity,
                Difficulty.ORDINARY,
                OpinionLevel.GENERAL,
                null,
                Set.of(Flag.ON_SITE));
    }
}
