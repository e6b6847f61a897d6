package org.caseledger.api.papers;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.complaints.SealedOpenings;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.command.complaint.AvailableCommand;
import org.caseledger.command.complaint.AvailableCommands;
import org.caseledger.command.complaint.papers.PaperCommand.IssuePaper;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Outcome;
import org.caseledger.command.gate.RefusalRecorder;
import org.caseledger.command.gate.Request;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.complaint.PaperEvent.PaperDelivered;
import org.caseledger.events.complaint.PaperEvent.PaperIssued;
import org.caseledger.events.complaint.PaperEvent.PaperReceived;
import org.caseledger.events.complaint.PaperFormat;
import org.caseledger.events.complaint.PaperKind;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.casefile.SealedPart;
import org.caseledger.vault.SealedFiles;
import org.springframework.stereotype.Component;

/** The papers of cases: what may be issued, what was, and the files of it. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class CasePapers {
    private static final Set<PaperKind> WITHOUT_PERSONAL_DATA = Set.of(PaperKind.URGING);

    private final CaseReading reading;
    private final AvailableCommands available;
    private final PaperDrafts drafts;
    private final PaperWriter writer;
    private final PaperNumbers numbers;
    private final SealedFiles files;
    private final SealedOpenings openings;
    private final RefusalRecorder refusals;
    private final Procedures procedures;
    private final EventLog log;
    private final CommandGate gate;
    private final Clock clock;

    /** What this person may issue in the case now. */
    List<PaperKind> offers(CaseFile file, Actor actor) {
        return kinds(available.of(file.payloads(), IssuePaper.class, actor));
    }

    private static List<PaperKind> kinds(AvailableCommand offer) {
        return offer.choices().stream()
                .flatMap(choice -> choice.values().stream())
                .map(PaperKind::valueOf)
                .toList();
    }

    /** The fields of a paper; a person who may not issue it is refused, which is recorded. */
    Map<Asked, String> asked(CaseId caseId, PaperKind kind, Actor actor) {
        var file = reading.known(caseId, actor);
        mustBeOffered(file, kind, actor);
        return drafts.asked(file, kind, actor);
    }

    /** The paper as it would be issued now, without its number. */
    Paper preview(CaseId caseId, PaperKind kind, Map<String, String> typed, Actor actor) {
        var file = reading.known(caseId, actor);
        mustBeOffered(file, kind, actor);
        return drafts.paper(file, kind, typed, series(file, kind) + "第＿号", actor);
    }

    /**
     * Issues a paper: under the lock of its series the next number is taken, the files are written and kept, and the
     * event is recorded. A crash before the last step leaves files that no event names, and no number is gone.
     */
    public Outcome issue(CaseId caseId, PaperKind kind, Map<String, String> typed, Actor actor, Request request) {
        var file = reading.known(caseId, actor);
        if (!offers(file, actor).contains(kind) && !gate.knows(request)) {
            var nothing = new IssuePaper(caseId, kind, "", 0, Map.of(), null, null);
            return gate.give(nothing, actor, request);
        }
        var series = series(file, kind);
        return log.inTurn("papers " + series, () -> {
            long serial = numbers.next(series);
            var number = series + "第" + serial + "号";
            var paper = drafts.paper(file, kind, typed, number, actor);
            var kept = new EnumMap<PaperFormat, String>(PaperFormat.class);
            writer.write(paper)
                    .forEach((format, bytes) -> kept.put(
                            format, files.keep(caseId, bytes, format.suffix()).sha256()));
            return gate.give(new IssuePaper(caseId, kind, series, serial, kept, null, null), actor, request);
        });
    }

    private void mustBeOffered(CaseFile file, PaperKind kind, Actor actor) {
        var offer = available.of(file.payloads(), IssuePaper.class, actor);
        if (offer.refused() != null) {
            throw refusals.refuse("issue-paper", file.caseId(), actor, offer.refused());
        } else if (!kinds(offer).contains(kind)) {
            throw new NotFoundException();
        }
    }

    private String series(CaseFile file, PaperKind kind) {
        var code = procedures
                .find(file.receipt().procedure())
                .orElseThrow(NotFoundException::new)
                .officeCode();
        int year = LocalDate.ofInstant(clock.instant(), WorkCalendar.ZONE).getYear();
        return "%s%s〔%d〕".formatted(code, kind.word(), year);
    }

    /** Every paper of a case with what became of it, in the order of issue. */
    public List<IssuedPaper> list(CaseFile file) {
        var papers = new ArrayList<IssuedPaper>();
        for (var done : file.done()) {
            if (done.act() instanceof PaperIssued e) {
                papers.add(new IssuedPaper(
                        papers.size() + 1,
                        e.kind(),
                        e.number(),
                        e.files(),
                        done.recorded().position(),
                        done.recorded().actor().person(),
                        done.recorded().recordedAt(),
                        deliveries(e.number(), file),
                        receipts(e.number(), file)));
            }
        }
        return papers;
    }

    /** The paper that was recorded at a position of the log. */
    IssuedPaper at(CaseId caseId, long position, Actor actor) {
        return list(reading.known(caseId, actor)).stream()
                .filter(paper -> paper.position() == position)
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    private static List<IssuedPaper.Delivery> deliveries(String number, CaseFile file) {
        return file.all(PaperDelivered.class).stream()
                .filter(e -> e.paper().equals(number))
                .map(e -> new IssuedPaper.Delivery(e.to(), e.way(), e.occurredAt()))
                .toList();
    }

    private static List<IssuedPaper.Receipt> receipts(String number, CaseFile file) {
        return file.all(PaperReceived.class).stream()
                .filter(e -> e.paper().equals(number))
                .map(e -> new IssuedPaper.Receipt(e.outcome(), e.note(), e.occurredAt()))
                .toList();
    }

    /** Whether this person opens a paper. */
    static boolean opens(IssuedPaper paper, Actor actor) {
        return AccessPolicy.opens(actor, SealedPart.PAPER.part()) || WITHOUT_PERSONAL_DATA.contains(paper.kind());
    }

    /** Takes the name and the bytes of a file. */
    interface Receiver {
        void take(String name, byte[] bytes) throws IOException;
    }

    /** Hands over a paper as it was issued, byte for byte; that it is opened is recorded first. */
    void open(CaseId caseId, int place, PaperFormat format, Actor actor, Receiver receiver) throws IOException {
        var file = reading.known(caseId, actor);
        var papers = list(file);
        NotFoundException.unless(place >= 1 && place <= papers.size());
        var paper = papers.get(place - 1);
        if (!opens(paper, actor)) {
            throw refusals.refuseOpening(caseId, actor);
        }
        openings.record(caseId, Set.of(SealedPart.PAPER.part(place)), actor);
        var sha256 = paper.files().get(format);
        var bytes = files.open(caseId, sha256).orElseThrow(NotFoundException::new);
        receiver.take("%s %s.%s".formatted(paper.number(), paper.kind().zh(), format.suffix()), bytes);
    }
}
