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
import org.caseledger.events.Says;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.events.clocks.OtherLimit;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.ClosingEvent.ComplaintArchived;
import org.caseledger.events.complaint.NoteWritten;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.events.incident.IncidentEvent.TaskForceFormed;
import org.caseledger.events.office.SettingsEvent;
import org.caseledger.events.office.SettingsEvent.SettingsChanged;
import org.caseledger.events.office.SettingsEvent.SettingsChanged.Change;
import org.caseledger.events.office.SettingsEvent.SettingsRecorded;
import org.caseledger.events.respondent.RespondentEvent.RespondentAliased;
import org.caseledger.events.retention.RetentionEvent.CaseDestroyed;
import org.caseledger.procedure.Procedure;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.views.Recorded;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** An event in one sentence with its facts, by what it {@link Says}; never its sealed texts. */
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

    /** What no template says. */
    private static Text irregular(LedgerEvent event, @Nullable Procedure procedure, DisplayNames names) {
        if (event instanceof RecordCorrected e) {
            return CorrectionWords.of(e);
        } else if (event instanceof DeadlineSet e) {
            return DeadlineWords.of(e, procedure);
        } else if (event instanceof SettingsEvent e) {
            return SettingsWords.of(e);
        } else if (event instanceof ComplaintArchived e) {
            return archived(e);
        } else if (event instanceof CaseDestroyed e) {
            return destroyed(e, names);
        } else if (event instanceof NoteWritten e) {
            return mentioning(e, names);
        } else if (event instanceof TaskForceFormed e) {
            return formed(e);
        } else if (event instanceof RespondentAliased e) {
            return e.aliases().isEmpty()
                    ? new Text("撤销全部别名", "No other names any more")
                    : format("登记别名：%s", "Other names: %s", String.join("、", e.aliases()));
        }
        throw new IllegalArgumentException("No words for " + event.getClass().getSimpleName());
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

    private static Text formed(TaskForceFormed e) {
        var sentence = format("成立专班，负责人：%s", "Task force formed, head: %s", e.head());
        for (var group : new TreeMap<>(e.groups()).entrySet()) {
            sentence = sentence.and(format("；%s：%s", "; %s: %s", group.getKey(), Text.list(group.getValue())));
        }
        return sentence;
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

    /** That a deadline was set, with its other limits, in words. */
    static final class DeadlineWords {
        private DeadlineWords() {}

        /** The length of the limit is included if the procedure is still the version that set it. */
        static Text of(DeadlineSet e, @Nullable Procedure procedure) {
            var sentence = format(
                            "%s至 %s（%s", "%s due %s (%s", e.called(), Times.until(e.dueAt()), Clause.of(e.clause()))
                    .andIfPresent("，%s", ", %s", e.unit() == null ? limitOf(e, procedure) : null)
                    .and("）", ")");
            for (var other : others(e)) {
                var until = Times.until(other.dueAt());
                sentence = sentence.and("，另有时限至 " + until, ", also due " + until)
                        .andIfPresent("（%s）", " (%s)", Clause.of(other.clause()));
            }
            return e.provisional()
                    ? sentence.and("，该年放假安排未公布，暂按周末推算", "; provisional, as the holidays of that year are not yet known")
                    : sentence;
        }

        private static List<OtherLimit> others(DeadlineSet e) {
            return e.others() == null ? List.of() : e.others();
        }

        private static @Nullable Labelled limitOf(DeadlineSet set, @Nullable Procedure procedure) {
            if (procedure == null || !procedure.version().equals(set.procedureVersion())) {
                return null;
            }
            return procedure.rules().stream()
                    .filter(rule -> rule.id().equals(set.rule()))
                    .findFirst()
                    .map(rule -> rule.limit())
                    .orElse(null);
        }
    }

    /** What a start found different in the settings; the first of the values that differ. */
    static final class SettingsWords {
        private static final int TOLD = 3;
        private static final int LONGEST = 60;

        private SettingsWords() {}

        static Text of(SettingsEvent event) {
            return what(event)
                    .and(format("，启动人：%s", ", started by: %s", event.operator()))
                    .and(
                            event.reason() == null
                                    ? new Text("，未说明理由", ", no reason given")
                                    : format("，理由：%s", ", reason: %s", event.reason()));
        }

        private static Text what(SettingsEvent event) {
            if (event instanceof SettingsRecorded e) {
                return format(
                        "首次登记现行的设置、程序和日历文件，共%d项",
                        "Settings, procedures and calendar files in force recorded for the first time, %d values",
                        e.values().size());
            }
            var changes = ((SettingsChanged) event).changes();
            var told = changes.stream().limit(TOLD).map(SettingsWords::of).toList();
            var more = changes.size() > TOLD ? new Text("等", " and others") : new Text("", "");
            return format("启动时发现变更%d项：", "Different at this start, %d values: ", changes.size())
                    .and(Words.joined(told, "；", "; "))
                    .and(more);
        }

        private static Text of(Change change) {
            return format("%s：%s → %s", "%s: %s → %s", change.name(), value(change.before()), value(change.after()));
        }

        private static Object value(@Nullable String value) {
            if (value == null) {
                return new Text("（无）", "(none)");
            } else if (value.isEmpty()) {
                return new Text("（空）", "(empty)");
            }
            return value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
        }
    }
}
