package org.caseledger.command.oversight;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.caseledger.command.gate.Command;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.oversight.OversightCommand.CaseOversight;
import org.caseledger.command.oversight.OversightCommand.NoticedOnce;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.CompanionStream;
import org.caseledger.events.Role;
import org.caseledger.events.oversight.AccessEvent;
import org.caseledger.events.oversight.FindingAnswer;
import org.caseledger.events.oversight.FindingAnswered;
import org.caseledger.events.oversight.OversightEvent;
import org.caseledger.events.oversight.ReadingSign;
import org.caseledger.events.oversight.RectificationOverdue;
import org.caseledger.events.oversight.RepeatNotLinked;
import org.caseledger.events.oversight.SealedDataOpened;
import org.caseledger.events.oversight.UnusualReadingNoticed;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;

/** A command that is recorded at the end of a stream, whatever else the stream holds. */
public interface OversightCommand extends Command {
    @Override
    String streamKind();

    @Override
    default String handledAs() {
        return OversightCommand.class.getName();
    }

    /** The event that it leads to. */
    OversightEvent event();

    /** The id of the event where it is recorded once for ever; null where the request gives it. */
    default @Nullable UUID eventId() {
        return null;
    }

    /** An oversight command that is recorded in a companion stream of a case. */
    interface CaseOversight extends OversightCommand {
        /** The case. */
        CaseId caseId();

        /** The kind of companion stream. */
        CompanionStream beside();

        @Override
        default UUID aggregate() {
            return beside().of(caseId());
        }

        @Override
        default String streamKind() {
            return beside().kind();
        }

        @Override
        default CaseId concernedCase() {
            return caseId();
        }
    }

    /** An oversight command by which the ledger records, once, what it has noticed of a case. */
    interface NoticedOnce extends CaseOversight {
        /** What is noticed, in words that no other notice has. */
        String once();

        @Override
        default CompanionStream beside() {
            return CompanionStream.NOTICED;
        }

        @Override
        default UUID eventId() {
            return UUID.nameUUIDFromBytes(once().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** 答复审查发现: a supervisor acknowledges or explains a finding, which stays. */
    @LedgerCommand(
            zh = "答复审查发现",
            en = "answer a finding",
            roles = {Role.SUPERVISOR})
    record AnswerFinding(CaseId caseId, String rule, long position, FindingAnswer answer, String note)
            implements CaseOversight {
        @Override
        public CompanionStream beside() {
            return CompanionStream.FINDING_ANSWERS;
        }

        @Override
        public FindingAnswered event() {
            if (answer == FindingAnswer.EXPLAINED) {
                Guards.inWords(note);
            }
            return new FindingAnswered(caseId, rule, position, answer, note);
        }
    }

    /** Records once that the ledger noticed an order which was not completed in time (P3.13). */
    @LedgerCommand(
            zh = "记录逾期的整改",
            en = "record an overdue rectification",
            roles = {Role.SYSTEM},
            clause = {"P3.13", "P5.23", "P8.18"})
    record NoticeOverdueRectification(RectificationOverdue event) implements NoticedOnce {
        @Override
        public CaseId caseId() {
            return event.caseId();
        }

        @Override
        public String once() {
            return "rectification-overdue/%s/%d".formatted(caseId(), event.order());
        }
    }

    /** Records once that the ledger noticed a case which repeats another and is not linked (P4.22). */
    @LedgerCommand(
            zh = "记录未关联的重复投诉",
            en = "record a repeat that is not linked",
            roles = {Role.SYSTEM},
            clause = "P4.22")
    record NoticeUnlinkedRepeat(RepeatNotLinked event) implements NoticedOnce {
        @Override
        public CaseId caseId() {
            return event.caseId();
        }

        @Override
        public String once() {
            return "repeat-not-linked/" + caseId();
        }
    }

    /**
     * Records that the ledger noticed unusual reading (P1.08): once for each person, day and sign, and for each case
     * whose complainant has the reader's phone.
     */
    @LedgerCommand(
            zh = "记录异常查阅",
            en = "record unusual reading",
            roles = {Role.SYSTEM},
            clause = "P1.08")
    record NoticeUnusualReading(UnusualReadingNoticed event) implements NoticedOnce {
        @Override
        public CaseId caseId() {
            return event.caseId();
        }

        @Override
        public String once() {
            var day = LocalDate.ofInstant(event.at(), WorkCalendar.ZONE);
            return "unusual-reading/%s/%s/%s"
                    .formatted(event.sign(), event.person(), event.sign() == ReadingSign.OWN_PHONE ? caseId() : day);
        }
    }

    /**
     * 打开密封内容: records that sealed parts of a case are opened; they are opened only after this (P1.08). Which roles open
     * which parts of which case is decided where the case is read.
     */
    @LedgerCommand(
            zh = "打开密封内容",
            en = "open sealed parts",
            roles = {
                Role.INTAKE,
                Role.DISPATCHER,
                Role.HANDLER,
                Role.LEADER,
                Role.LEGAL,
                Role.CENTER_HEAD,
                Role.SUPERVISOR,
                Role.AUDITOR,
                Role.ADMIN,
                Role.PLATFORM,
                Role.SYSTEM,
                Role.CITIZEN
            },
            clause = "P1.08")
    record OpenSealedParts(CaseId caseId, Set<String> parts, String through) implements CaseOversight {
        @Override
        public CompanionStream beside() {
            return CompanionStream.OPENINGS;
        }

        @Override
        public SealedDataOpened event() {
            return new SealedDataOpened(caseId, parts, through);
        }
    }

    /**
     * 记录访问: who came in, and what was looked for, read and downloaded (P1.08), in a companion stream of the case that
     * it concerns, else in a stream of the person. Who may read what is decided by the reader of the data.
     */
    @LedgerCommand(
            zh = "记录访问",
            en = "record an access",
            roles = {
                Role.INTAKE,
                Role.DISPATCHER,
                Role.HANDLER,
                Role.LEADER,
                Role.LEGAL,
                Role.CENTER_HEAD,
                Role.SUPERVISOR,
                Role.AUDITOR,
                Role.ADMIN,
                Role.SECURITY_ADMIN,
                Role.AUDIT_ADMIN,
                Role.MIRROR,
                Role.FEED,
                Role.PLATFORM,
                Role.METRICS,
                Role.EXPORT,
                Role.SYSTEM
            },
            clause = "P1.08")
    record RecordAccess(AccessEvent event, Actor actor) implements OversightCommand {
        private static final String KIND = "access";

        @Override
        public UUID aggregate() {
            var caseId = event.caseId();
            return caseId == null ? ofPerson() : CompanionStream.READS.of(caseId);
        }

        private UUID ofPerson() {
            var name = KIND + "/" + actor.person();
            return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String streamKind() {
            return event.caseId() == null ? KIND : CompanionStream.READS.kind();
        }

        @Override
        public @Nullable CaseId concernedCase() {
            return event.caseId();
        }
    }
}
