package org.caseledger.api.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.web.forms.FormField;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clause;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.clocks.OtherLimit;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.duty.DutyOfficer;
import org.caseledger.events.office.CategoryKind;
import org.caseledger.procedure.Light;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.casefile.CaseSummary;
import org.caseledger.query.casefile.Draft;
import org.caseledger.query.casefile.SealedPart;
import org.caseledger.query.history.HistoryEntry;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * How a page writes what it shows: words in its reader's language, times of Shanghai, units and people by their names.
 */
@RequiredArgsConstructor
public final class PageFormats {
    private static final DateTimeFormatter THIS_YEAR = DateTimeFormatter.ofPattern("MM-dd HH:mm");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");
    private static final String NOTHING = "—";

    private final Locale locale;
    private final Instant now;
    private final WorkCalendar calendar;
    private final DisplayNames names;
    private final MessageSource messages;

    /** Whether the reader reads English. */
    public boolean english() {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
    }

    /** The instant that the page is of. */
    public Instant now() {
        return now;
    }

    /** The same as of another instant: how long a clock had left then, and its light. */
    public PageFormats at(Instant then) {
        return new PageFormats(locale, then, calendar, names, messages);
    }

    /** A word of the domain on its own: in English it begins with a capital. */
    public String word(@Nullable Labelled word) {
        return word == null ? NOTHING : alone(pick(word));
    }

    /** Words as they stand alone: in English they begin with a capital. */
    public String alone(String words) {
        return english() ? Labelled.capitalized(words) : words;
    }

    /** What a rule is based on. */
    public String clause(@Nullable String written) {
        return written == null ? NOTHING : word(Clause.of(written));
    }

    /** What a rule is based on in one procedure or another. */
    public String clauses(Collection<String> written) {
        return clause(Clause.all(written));
    }

    /** The words in the reader's language. */
    public String pick(Labelled words) {
        return pick(words.zh(), words.en());
    }

    /** The one of two texts that the reader reads. */
    public String pick(String zh, String en) {
        return english() ? en : zh;
    }

    /** What an event with this stored name is called as a step of a case. */
    public String step(String event) {
        var type = EventCodec.typeOf(event);
        return pick(type.zh(), type.en());
    }

    /** What a case was classified as, by the names that the office has for it now. */
    public String category(List<String> recorded) {
        return recorded.isEmpty() ? NOTHING : pick(Text.path(names.ofCategory(CategoryKind.OBJECT, recorded)));
    }

    /** A unit by its name. */
    public String unit(@Nullable UnitId unit) {
        if (unit == null) {
            return NOTHING;
        }
        return english() ? names.inEnglish(unit) : names.of(unit);
    }

    /** The name of a person by the login; the ledger itself by the word for its role. */
    public String person(@Nullable String login) {
        if (login == null) {
            return NOTHING;
        }
        if (login.equals(Actor.CITIZEN.person())) {
            return word(Role.CITIZEN);
        }
        return login.equals(Actor.SYSTEM.person()) ? word(Role.SYSTEM) : names.ofPerson(login);
    }

    /** A case by its number. */
    public String number(CaseId caseId) {
        return names.of(caseId);
    }

    /** A time to the minute, without the year if it is this one. */
    public String time(@Nullable Instant instant) {
        if (instant == null) {
            return NOTHING;
        }
        var time = instant.atZone(WorkCalendar.ZONE);
        boolean thisYear = time.getYear() == now.atZone(WorkCalendar.ZONE).getYear();
        return time.format(thisYear ? THIS_YEAR : MINUTE);
    }

    /** When a clock is due, to the minute; the end of a day is its 24:00. */
    public String due(@Nullable Instant instant) {
        if (instant == null || !instant.atZone(WorkCalendar.ZONE).toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return time(instant);
        }
        return time(instant.minusSeconds(1)).replace("23:59", "24:00");
    }

    /** A time to the second, in the office's zone. */
    public String exact(@Nullable Instant instant) {
        return instant == null ? NOTHING : instant.atZone(WorkCalendar.ZONE).format(SECOND);
    }

    /** A time as a field for times holds it. */
    public String typed(Instant instant) {
        return instant.atZone(WorkCalendar.ZONE).format(TYPED);
    }

    /** Working time in hours and minutes: its days are not of 24 hours. */
    public String lasted(@Nullable Long seconds) {
        if (seconds == null) {
            return NOTHING;
        }
        long hours = seconds / 3600;
        long minutes = seconds % 3600 / 60;
        var rest = pick("%d分", "%d min").formatted(minutes);
        return hours == 0 ? rest : pick("%d小时", "%d h ").formatted(hours) + rest;
    }

    /** The light of a clock that runs. */
    public Light light(Instant amberAt, Instant dueAt) {
        return Light.at(now, amberAt, dueAt);
    }

    /** The word of a light and how long until its clock is due, or since, which is a word itself. */
    public String left(Light light, Instant dueAt) {
        var left = TimeLeft.until(dueAt, now, calendar);
        return light == Light.RED ? word(left) : word(light) + pick(" " + left.zh(), ", " + left.en());
    }

    /** How long something took; nothing if that is unknown. */
    public String lasting(@Nullable Number seconds) {
        return seconds == null ? NOTHING : word(ElapsedTime.of(Duration.ofSeconds(seconds.longValue())));
    }

    /** The shape of a light, for those who see no colours. */
    public String shape(Light light) {
        return switch (light) {
            case GREEN -> "●";
            case AMBER -> "▲";
            case RED -> "■";
        };
    }

    /** What a field of a form is called. */
    public String label(FormField field) {
        return messages.getMessage(
                new DefaultMessageSourceResolvable(field.labels().toArray(String[]::new)), locale);
    }

    /** What is wrong with a field: in English prefixed with its label. */
    public String mistake(FormField field, String says) {
        boolean ofTheField = english() && Character.isLowerCase(says.charAt(0));
        return ofTheField ? label(field) + " " + says : says;
    }

    /** What a sealed part of a case is called; some are numbered. */
    public String part(String name) {
        return word(SealedPart.called(name));
    }

    /** Any value of a case. */
    public String value(@Nullable Object value) {
        if (value == null || value.equals("")) {
            return NOTHING;
        } else if (value instanceof Labelled word) {
            return word(word);
        } else if (value instanceof UnitId unit) {
            return unit(unit);
        } else if (value instanceof Instant instant) {
            return exact(instant);
        } else if (value instanceof Boolean yes) {
            return yes ? pick("是", "Yes") : pick("否", "No");
        } else if (value instanceof Collection<?> several) {
            return all(several);
        } else if (value instanceof LocalDate || value instanceof String) {
            return value.toString();
        }
        return value instanceof Record record ? parts(record) : value.toString();
    }

    /** The value of a field in which two moments of a case differ. */
    public String changed(String field, @Nullable Object value) {
        return new FieldValues(this).of(field, value);
    }

    /** A person by name; the ledger itself has none, and whoever complains online is not named. */
    public String who(String name, Role role) {
        return role.hasAccount() ? name : word(role);
    }

    /** The same of an act, with the leader for whom it was signed, if by delegation. */
    public String signed(HistoryEntry act) {
        var name = who(act.name(), act.role());
        return act.behalf() == null
                ? name
                : name
                        + messages.getMessage(
                                "delegation.by", new Object[] {act.behalf().name()}, locale);
    }

    /** The language of the page as documents name it. */
    public String tag() {
        return locale.toLanguageTag();
    }

    /** Who prints something now. */
    public String printedBy(String name) {
        return messages.getMessage("print.by", new Object[] {name, exact(now())}, locale);
    }

    /** A message without arguments. */
    public String said(String key) {
        return messages.getMessage(key, null, locale);
    }

    // Words in one list: only the first begins with a capital.
    private String all(Collection<?> several) {
        var words = each(several, one -> one instanceof Labelled w ? pick(w) : value(one));
        return several.stream().allMatch(Labelled.class::isInstance) ? Labelled.capitalized(words) : words;
    }

    <T> String each(Collection<T> several, Function<? super T, String> said) {
        return several.isEmpty() ? NOTHING : ordered(several).map(said).collect(Collectors.joining(pick("、", ", ")));
    }

    // A set has no order of its own: its words stand as the domain lists them.
    private static <T> Stream<T> ordered(Collection<T> several) {
        return several instanceof Set
                ? several.stream()
                        .sorted(Comparator.comparingInt(one -> one instanceof Enum<?> word ? word.ordinal() : 0))
                : several.stream();
    }

    // One part to a line, with what it is called where it has a name.
    private String parts(Record record) {
        return RecordParts.of(record).entrySet().stream()
                .filter(part -> !value(part.getValue()).equals(NOTHING))
                .map(part -> named(record, part.getKey()) + value(part.getValue()))
                .collect(Collectors.joining("\n"));
    }

    // A part may say something else in one record than in a form.
    private String named(Record record, String part) {
        var usual = messages.getMessage("field." + part, null, "", locale);
        var ofIt = "part." + record.getClass().getSimpleName() + "." + part;
        var name = messages.getMessage(ofIt, null, usual, locale);
        return name.isEmpty() ? "" : name + pick("：", ": ");
    }

    /** How the fields are written in which two moments of a case differ. */
    @RequiredArgsConstructor
    static final class FieldValues {
        private final PageFormats shown;

        String of(String field, @Nullable Object value) {
            if (value == null) {
                return shown.value(null);
            }
            return switch (field.substring(field.lastIndexOf('.') + 1)) {
                case "handler", "by" -> shown.person((String) value);
                case "clause" -> shown.clause((String) value);
                case "dueAt" -> shown.due((Instant) value);
                case "sealedParts" -> shown.each((Collection<?>) value, part -> shown.part((String) part));
                case "others" -> shown.each((Collection<?>) value, other -> limit((OtherLimit) other));
                case "decisions" -> shown.each((Collection<?>) value, one -> decision((Draft.Decision) one));
                case "secret" -> secret((CaseSummary.Secret) value);
                case "duty" -> duty((CaseSummary.Duty) value);
                case "dossier" -> dossier((CaseSummary.Dossier) value);
                default -> shown.value(value);
            };
        }

        private String limit(OtherLimit other) {
            return shown.due(other.dueAt()) + shown.pick("（%s）", " (%s)").formatted(shown.clause(other.clause()));
        }

        private String decision(Draft.Decision decision) {
            var verdict = decision.approved() ? "draft.approved" : "draft.rejected";
            return beside(
                    shown.word(decision.level()),
                    shown.said(verdict),
                    shown.person(decision.by()),
                    decision.at() == null ? null : shown.time(decision.at()),
                    decision.opinion());
        }

        private String secret(CaseSummary.Secret secret) {
            var people = secret.people();
            return beside(shown.word(secret.ground()), people == null ? null : shown.each(people, shown::person));
        }

        private String duty(CaseSummary.Duty duty) {
            return beside(
                    duty.day().toString(), shown.unit(duty.unit()), shown.each(duty.officers(), DutyOfficer::name));
        }

        private String dossier(CaseSummary.Dossier dossier) {
            var missing = dossier.missing();
            return beside(
                    shown.value(dossier.present()),
                    missing.isEmpty()
                            ? null
                            : shown.pick("缺少", "missing: ") + shown.each(missing.keySet(), lacked(missing)));
        }

        private Function<DossierPart, String> lacked(Map<DossierPart, String> why) {
            return part -> shown.pick(part) + shown.pick("：", ": ") + why.get(part);
        }

        private static String beside(@Nullable String... parts) {
            return Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(" · "));
        }
    }

    /**
     * How long it is until a clock is due, or since it was, as people count it: in working days where it ends with a
     * day, in hours where it ends within one.
     */
    static final class TimeLeft {
        private TimeLeft() {}

        static Text until(Instant dueAt, Instant now, WorkCalendar calendar) {
            boolean withDay = dueAt.atZone(WorkCalendar.ZONE).toLocalTime().equals(LocalTime.MIDNIGHT);
            boolean overdue = !now.isBefore(dueAt);
            if (!withDay) {
                return hours(Duration.between(now, dueAt), overdue);
            }
            var today = now.atZone(WorkCalendar.ZONE).toLocalDate();
            // 24:00 of the last day is the next day's beginning.
            var last = dueAt.minusNanos(1).atZone(WorkCalendar.ZONE).toLocalDate();
            if (overdue) {
                long days = calendar.workingDaysBetween(last, today);
                return days == 0 ? new Text("已超期", "overdue") : Text.format("超期%s", "overdue by %s", days(days));
            }
            long days = calendar.workingDaysBetween(today, last);
            return days == 0 ? new Text("今天24时到期", "due today") : Text.format("剩%s", "%s left", days(days));
        }

        private static Text days(long days) {
            return new Text(days + "个工作日", days == 1 ? "1 working day" : days + " working days");
        }

        private static Text hours(Duration until, boolean overdue) {
            long hours = until.abs().toHours();
            long minutes = until.abs().toMinutes();
            if (overdue) {
                return hours == 0
                        ? Text.format("超期%d分钟", "overdue by %d min", minutes)
                        : Text.format("超期%d小时", "overdue by %d h", hours);
            }
            return hours == 0 ? Text.format("剩%d分钟", "%d min left", minutes) : Text.format("剩%d小时", "%d h left", hours);
        }
    }

    /** How long something took, to its two largest units. */
    static final class ElapsedTime {
        private ElapsedTime() {}

        static Text of(Duration time) {
            if (time.isNegative()) {
                var before = of(time.negated());
                return new Text("早" + before.zh(), before.en() + " before");
            } else if (time.toDays() > 0) {
                return of(time.toDays(), "天", "d", time.toHoursPart(), "小时", "h");
            } else if (time.toHours() > 0) {
                return of(time.toHours(), "小时", "h", time.toMinutesPart(), "分", "min");
            }
            return of(time.toMinutes(), "分", "min", time.toSecondsPart(), "秒", "s");
        }

        private static Text of(long large, String largeZh, String largeEn, long small, String smallZh, String smallEn) {
            if (large == 0) {
                return new Text(small + smallZh, small + " " + smallEn);
            } else if (small == 0) {
                return new Text(large + largeZh, large + " " + largeEn);
            }
            return new Text(large + largeZh + small + smallZh, large + " " + largeEn + " " + small + " " + smallEn);
        }
    }
}
