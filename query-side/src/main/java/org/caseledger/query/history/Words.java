package org.caseledger.query.history;

import static org.caseledger.text.Text.format;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.events.Clause;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.Medium;
import org.caseledger.events.Occurred;
import org.caseledger.events.accountability.AccountabilityEvent;
import org.caseledger.events.calendar.HolidaysRecorded;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.ClosingEvent.ComplaintArchived;
import org.caseledger.events.complaint.NoteWritten;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.events.incident.IncidentEvent;
import org.caseledger.events.inspection.InspectionEvent;
import org.caseledger.events.log.EventSetAside;
import org.caseledger.events.log.LogAdmitted;
import org.caseledger.events.log.LogContinued;
import org.caseledger.events.log.MasterKeyReplaced;
import org.caseledger.events.office.SettingsEvent;
import org.caseledger.events.oversight.AccessEvent;
import org.caseledger.events.oversight.AttemptRefused;
import org.caseledger.events.oversight.FindingAnswered;
import org.caseledger.events.oversight.OversightEvent;
import org.caseledger.events.oversight.RectificationOverdue;
import org.caseledger.events.oversight.RepeatNotLinked;
import org.caseledger.events.oversight.SampleEvent;
import org.caseledger.events.oversight.SealedDataOpened;
import org.caseledger.events.oversight.UnusualReadingNoticed;
import org.caseledger.events.reporting.DistrictReportEvent;
import org.caseledger.events.reporting.ReportingEvent;
import org.caseledger.events.respondent.RespondentEvent;
import org.caseledger.events.retention.RetentionEvent.CaseDestroyed;
import org.caseledger.procedure.Procedure;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.casefile.SealedPart;
import org.caseledger.query.views.Recorded;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** An event in one sentence with its facts; never its sealed texts. */
public final class Words {

    private Words() {}

    /** The sentence for an event. */
    public static Text describe(LedgerEvent event, DisplayNames names) {
        return describe(event, null, names);
    }

    /**
     * The sentence for an event of a case that is handled by a procedure; the length of a limit is included if the
     * procedure is still the version that set it.
     */
    static Text describe(LedgerEvent event, @Nullable Procedure procedure, DisplayNames names) {
        var template = Sentence.of(event.getClass());
        var sentence = template.isPresent() ? template.get().of(event, names) : irregular(event, procedure, names);
        return event instanceof Act act ? withSource(withPaper(sentence, act.occurred()), act.occurred()) : sentence;
    }

    private static Text irregular(LedgerEvent event, @Nullable Procedure procedure, DisplayNames names) {
        if (event instanceof RecordCorrected e) {
            return CorrectionWords.of(e);
        } else if (event instanceof DeadlineSet e) {
            return DeadlineWords.of(e, procedure);
        } else if (event instanceof ComplaintArchived e) {
            return archived(e);
        } else if (event instanceof CaseDestroyed e) {
            return destroyed(e, names);
        } else if (event instanceof NoteWritten e) {
            return mentioning(e, names);
        } else if (event instanceof AccountabilityEvent said) {
            return InspectionWords.of(said, names);
        } else if (event instanceof ReportingEvent report) {
            return ReportingWords.of(report);
        } else if (event instanceof DistrictReportEvent report) {
            return ReportingWords.of(report);
        } else if (event instanceof RespondentEvent entry) {
            return RespondentWords.of(entry);
        } else if (event instanceof InspectionEvent sheet) {
            return InspectionWords.of(sheet, names);
        } else if (event instanceof IncidentEvent incident) {
            return IncidentWords.of(incident, names);
        } else if (event instanceof SettingsEvent settings) {
            return SettingsWords.of(settings);
        } else if (event instanceof LogAdmitted e) {
            return format(
                    "接纳位置1至%d的早期记录，理由：%s",
                    "Earlier records at positions 1 to %d admitted, reason: %s", e.upTo(), e.reason());
        } else if (event instanceof MasterKeyReplaced e) {
            return format("更换主密钥（第%d把），理由：%s", "Master key replaced (version %d), reason: %s", e.version(), e.reason());
        } else if (event instanceof EventSetAside e) {
            return format(
                    "从视图%s搁置位置%d的事件，理由：%s",
                    "Event at position %2$d set aside from the view %1$s, reason: %3$s",
                    e.view(),
                    e.position(),
                    e.reason());
        } else if (event instanceof LogContinued e) {
            return format(
                    "账本自位置%d之后续记，此前记到位置%d的事件丢失，理由：%s",
                    "The log goes on behind position %d; events up to position %d were lost, reason: %s",
                    e.after(),
                    e.seen(),
                    e.reason());
        } else if (event instanceof HolidaysRecorded e) {
            return format(
                    "录入%d年放假安排（%s）：放假%d天，调休上班%d天",
                    "Holidays of %d recorded (%s): %d days off, %d make-up working days",
                    e.year(),
                    e.source(),
                    e.holidays().size(),
                    e.makeUpDays().size());
        }
        return oversight((OversightEvent) event, names);
    }

    private static Text archived(ComplaintArchived e) {
        var sentence = format("归档，卷宗材料：%s", "Archived; dossier: %s", list(e.present()))
                .andIfPresent(
                        "；投诉人不满意，归档理由：%s",
                        "; the complainant is not satisfied, reason for archiving: %s", e.notSatisfiedReason());
        for (var missing : new TreeMap<>(e.missing()).entrySet()) {
            sentence = sentence.and(format("；缺少%s（%s）", "; missing: %s (%s)", missing.getKey(), missing.getValue()));
        }
        return sentence;
    }

    private static Text destroyed(CaseDestroyed e, DisplayNames names) {
        return format(
                        "销毁：密钥一把、密封内容%d项、文件%d个，批准人：%s",
                        "Destroyed: the key, %d sealed texts and %d files, approved by %s",
                        sum(e.texts().values()),
                        sum(e.files().values()),
                        e.approvals().stream().map(a -> names.ofPerson(a.by())).collect(Collectors.joining(", ")))
                .andIfPresent(
                        "（据销毁清单补记）", " (entered from the list of destroyed cases)", e.fromTheList() ? true : null);
    }

    private static int sum(Collection<Integer> counts) {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }

    /** The text of a note is no part of the history. */
    private static Text mentioning(NoteWritten e, DisplayNames names) {
        var mentioned = Stream.concat(
                        e.people().stream().map(names::ofPerson),
                        e.units().stream().map(unit -> names.of(unit)))
                .collect(Collectors.joining(", "));
        return mentioned.isEmpty()
                ? new Text("写内部批注", "Internal note written")
                : format("写内部批注，提醒：%s", "Internal note written, mentioning %s", mentioned);
    }

    /** The same of a recorded event, including the leader for whom it was signed by delegation. */
    public static Text describe(Recorded recorded, DisplayNames names) {
        return describe(recorded, null, names);
    }

    static Text describe(Recorded recorded, @Nullable Procedure procedure, DisplayNames names) {
        return forWhom(recorded, describe(recorded.event(), procedure, names));
    }

    static Text forWhom(Recorded recorded, Text sentence) {
        var behalf = recorded.actor().behalf();
        return behalf == null
                ? sentence
                : sentence.and(format("（由%s授权代签）", " (signed for %s by delegation)", behalf.name()));
    }

    private static Text withPaper(Text sentence, Occurred occurred) {
        return occurred.paper() == null
                ? sentence
                : sentence.and(
                        format("（补录：纸质签批，签于%s）", " (late entry: signed on paper at %s)", Times.at(occurred.at())));
    }

    private static Text withSource(Text sentence, Occurred occurred) {
        if (occurred.source() == null) {
            return sentence;
        }
        return occurred.at() == null
                ? sentence.andIfPresent("（来源：%s，来源无时间记录）", " (source: %s, no time recorded there)", occurred.source())
                : sentence.andIfPresent("（来源：%s）", " (source: %s)", occurred.source());
    }

    private static Text oversight(OversightEvent event, DisplayNames names) {
        if (event instanceof AttemptRefused e) {
            return format(
                    "“%s”未通过：%s（%s）",
                    "Refused: “%s”. %s (%s)", names.ofCommand(e.attempted()), e, Clause.of(e.clause()));
        }
        if (event instanceof FindingAnswered e) {
            return format(
                    "答复日志第%2$d条记录的审查发现（%1$s）：%3$s",
                    "Finding at log record %2$d answered (%1$s): %3$s", e.answer(), e.position(), e.note());
        }
        if (event instanceof UnusualReadingNoticed e) {
            return format("%s：%s，%s", "%s: %s, %s", e.sign(), names.ofPerson(e.person()), Times.at(e.at()));
        }
        if (event instanceof AccessEvent e) {
            return AccessWords.of(e, names);
        }
        if (event instanceof SampleEvent e) {
            return SampleWords.of(e, names);
        }
        if (event instanceof RepeatNotLinked e) {
            return format(
                    "归档时未与%2$s（%1$d日内同一电话、同一被投诉人）关联或并案",
                    "Archived without a link or join to a case with the same phone number and respondent"
                            + " within %d days: %s",
                    e.withinDays(),
                    e.number());
        }
        if (event instanceof RectificationOverdue e) {
            return format(
                    "整改第%d项到期未完成（期限：%s）",
                    "Rectification %d not completed when due (%s)", e.order(), Times.until(e.by()));
        }
        var e = (SealedDataOpened) event;
        var parts = e.parts().stream().sorted().map(SealedPart::called).toList();
        return format("查阅密封内容：%s", "Sealed data opened: %s", Text.list(parts));
    }

    /** Words in the order of their enum: a set that was read from JSON has none of its own. */
    private static <E extends Enum<E> & Labelled> Text list(Collection<E> words) {
        return Text.list(words.stream().sorted().toList());
    }

    static Text joined(List<? extends Labelled> words, String commaZh, String commaEn) {
        return new Text(
                words.stream().map(Labelled::zh).collect(Collectors.joining(commaZh)),
                words.stream().map(Labelled::en).collect(Collectors.joining(commaEn)));
    }

    /** How a person was reached; what is done in person has no medium. */
    static Text by(Medium medium) {
        return medium == Medium.IN_PERSON ? medium.text() : format("以%s", "by %s", medium);
    }
}
