package org.caseledger.api.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.api.demo.DemoFile.Line;
import org.caseledger.api.security.Person;
import org.caseledger.command.complaint.ComplaintCommands;
import org.caseledger.command.gate.Command;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.incident.IncidentCommand;
import org.caseledger.command.oversight.OversightCommand.OpenSealedParts;
import org.caseledger.command.reporting.ReportingCommand;
import org.caseledger.command.respondent.RespondentCommand;
import org.caseledger.command.sampling.SampleCommand;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.Sealed;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.procedure.InvalidValue;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.text.Labelled;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Follows the steps of files of the sample data and notes what is done in them: each has a moment, a person and a
 * command by its name with its fields, as the files describe.
 */
final class Story {
    /** A step that makes no sense: file, line, story and why. */
    static final class Mistake extends LabelledException {
        private Mistake(DemoFile file, Line line, Script script, RuntimeException why) {
            super(
                    Text.format("%s 第 %d 行，%s", "%s, line %d, %s", file.name(), line.number(), script.name())
                            .and("：" + text(why).zh(), ": " + text(why).en()),
                    why);
        }

        private static Labelled text(RuntimeException why) {
            var message = String.valueOf(why.getMessage()).lines().findFirst().orElse("");
            return why instanceof Labelled labelled ? labelled : new Text("无法执行：" + message, "failed: " + message);
        }
    }

    private static final String REQUIRED = "required";
    private static final String NONE = "none";
    private static final int MANY = 30;
    private static final List<String> BRANCH = List.of("when", "chance", "then", "else");
    private static final List<String> ACT = List.of("do", "recorded", "play");
    private static final List<String> OTHERWISE =
            List.of("when", "chance", "then", "else", "set", "draw", "end", "at", "after", "do");
    private static final JsonMapper FIELDS = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .build();

    private static final Map<String, Class<? extends Command>> COMMANDS = Stream.concat(
                    ComplaintCommands.all().stream(),
                    Stream.concat(
                                    Stream.of(OpenSealedParts.class),
                                    Stream.of(
                                                    IncidentCommand.class,
                                                    ReportingCommand.class,
                                                    RespondentCommand.class,
                                                    SampleCommand.class)
                                            .flatMap(type -> Stream.of(type.getPermittedSubclasses())))
                            .map(type -> type.<Command>asSubclass(Command.class)))
            .collect(Collectors.toMap(Commands::pathOf, type -> type));

    private static final Map<String, Class<? extends LedgerEvent>> EVENTS =
            EventCodec.types().stream().collect(Collectors.toMap(EventCodec::nameOf, type -> type));

    private final List<DemoFile> files;
    private final Map<String, DemoFile> courses = new HashMap<>();
    private final Map<String, Person> people;
    private final Script script;
    private final StoryContext known;
    private @Nullable Instant at;

    Story(List<DemoFile> files, List<Person> people, Script script, Random dice) {
        this.files = files;
        this.people = people.stream().collect(Collectors.toMap(Person::username, one -> one));
        this.script = script;
        this.known = new StoryContext(Map.of(), script, dice, (field, text) -> new Sealed(text));
        for (var file : files) {
            known.putAll(file.values());
            file.courses().keySet().forEach(course -> courses.put(course, file));
        }
        with("pace", 1).with("caseId", script.caseId()).with("people", this.people);
    }

    /** One more thing is known. */
    Story with(String name, Object value) {
        known.put(name, value);
        return this;
    }

    StoryContext known() {
        return known;
    }

    Script script() {
        return script;
    }

    /** The steps of a course. */
    Story play(String course) {
        play(course, new LinkedHashMap<>());
        return this;
    }

    private void play(String name, Map<String, Object> fields) {
        var file = one("play", name, courses);
        var course = file.courses().get(name);
        var given = course.takes().isEmpty() ? known : known.copy();
        course.takes().forEach((field, otherwise) -> {
            if (fields.containsKey(field) || !otherwise.equals(REQUIRED) || !known.containsKey(field)) {
                known.put(field, taken(field, otherwise, fields, given));
            }
        });
        nothingElse(fields, course.takes().keySet());
        follow(file, course.steps());
    }

    /** What is given for a field, or what it is otherwise. */
    private static @Nullable Object taken(
            String field, String otherwise, Map<String, Object> fields, StoryContext given) {
        if (fields.containsKey(field)) {
            return given.valueOf(fields.remove(field));
        } else if (otherwise.equals(REQUIRED)) {
            InvalidValue.ifMissing(field, null);
        }
        return otherwise.equals(NONE) ? null : given.valueOf(otherwise);
    }

    private static void nothingElse(Map<String, Object> fields, Collection<String> allowed) {
        fields.keySet().stream()
                .filter(one -> !allowed.contains(one))
                .findFirst()
                .ifPresent(one -> {
                    throw InvalidValue.unknown(one, one, allowed);
                });
    }

    /** Follows steps; false where they {@code end} the course that they are of. */
    boolean follow(DemoFile file, List<Line> steps) {
        for (var line : steps) {
            try {
                if (!follow(file, new LinkedHashMap<>(line.fields()))) {
                    return false;
                }
            } catch (Mistake e) {
                throw e;
            } catch (RuntimeException e) {
                throw new Mistake(file, line, script, e);
            }
        }
        return true;
    }

    private boolean follow(DemoFile file, Map<String, Object> step) {
        if (Collections.disjoint(step.keySet(), ACT)) {
            nothingElse(step, OTHERWISE);
        }
        var when = step.remove("when");
        var chance = step.remove("chance");
        boolean does =
                (when == null || known.holds((String) when)) && (chance == null || known.chance((Integer) chance));
        var branch = step.remove(does ? "then" : "else");
        step.remove(does ? "else" : "then");
        if (branch != null) {
            nothingElse(step, BRANCH);
            return follow(file, lines(branch));
        } else if (!does) {
            return true;
        } else if (step.containsKey("play")) {
            play((String) step.remove("play"), step);
            return true;
        }
        put(step.remove("set"), value -> value);
        put(step.remove("draw"), known::draw);
        if (step.remove("end") != null) {
            return false;
        }
        move(step.remove("at"), step.remove("after"));
        act(step);
        return true;
    }

    @SuppressWarnings("unchecked")
    private static List<Line> lines(Object branch) {
        return (List<Line>) branch;
    }

    private void put(@Nullable Object values, Function<@Nullable Object, @Nullable Object> made) {
        if (values instanceof Map<?, ?> map) {
            map.forEach((name, value) -> known.put((String) name, made.apply(known.valueOf(value))));
        }
    }

    private void move(@Nullable Object moment, @Nullable Object after) {
        if (moment != null) {
            var value = known.valueOf(moment);
            moveTo(value instanceof Instant instant ? instant : moment((String) value));
        }
        if (after != null) {
            double pace = ((Number) known.get("pace")).doubleValue();
            moveTo(script.worked(at, minutes(String.valueOf(known.valueOf(after))) * pace));
        }
    }

    /** {@code +20s} and {@code +5m} are after the step before, everything else is as of today. */
    private Instant moment(String written) {
        return written.startsWith("+") ? at.plus(Duration.parse("PT" + written.substring(1))) : script.moment(written);
    }

    /** As many as stated, or as many as are drawn: {@code 20..200}. */
    private int minutes(String written) {
        var range = written.split("\\.\\.");
        int from = Integer.parseInt(range[0]);
        return range.length == 1 ? from : from + (Integer) known.draw(Integer.parseInt(range[1]) - from + 1);
    }

    private void moveTo(Instant next) {
        if (at != null && next.isBefore(at)) {
            throw new InvalidValue("at", "早于上一步：" + next, "before the step before: " + next);
        }
        at = next;
        with("at", next).with("date", next.atZone(WorkCalendar.ZONE).toLocalDate());
    }

    private void act(Map<String, Object> step) {
        var command = step.remove("do");
        var recorded = step.remove("recorded");
        if (command == null && recorded == null) {
            return;
        }
        InvalidValue.ifMissing("at", at);
        var who = one("who", (String) known.valueOf(step.remove("who")), people);
        if (command == null) {
            past((String) recorded, step, who);
            return;
        }
        var as = step.remove("as");
        var request = known.valueOf(step.remove("request"));
        var given = command((String) command, step);
        script.add(at, who.actor(), new Script.Given(given), (String) request);
        if (as != null) {
            with((String) as, given);
        }
    }

    private void past(String name, Map<String, Object> step, Person who) {
        var type = one("recorded", name, EVENTS);
        var then = known.copy();
        Function<Script.Sealing, ComplaintEvent> event =
                seal -> (ComplaintEvent) bound(fields(step, then.copy(seal)), type);
        event.apply((field, text) -> new Sealed(text));
        script.add(at, who.actor(), new Script.Past(script.caseId(), event), null);
    }

    /** The one of that name; throws with those that there are, of many with those that begin alike. */
    private static <T> T one(String field, @Nullable String name, Map<String, T> all) {
        InvalidValue.ifMissing(field, name);
        if (!all.containsKey(name)) {
            var near = all.keySet().stream().filter(one -> all.size() < MANY || one.charAt(0) == name.charAt(0));
            throw InvalidValue.unknown(field, name, near.sorted().toList());
        }
        return all.get(name);
    }

    /** A command of that name, or of that short name. */
    private Command command(String name, Map<String, Object> step) {
        var fields = new LinkedHashMap<String, Object>();
        var under = files.stream()
                .map(file -> file.commands().get(name))
                .filter(one -> one != null)
                .findFirst();
        if (under.isPresent()) {
            var given = under.get().takes().isEmpty() ? known : known.copy();
            under.get().takes().forEach((field, otherwise) -> given.put(field, taken(field, otherwise, step, known)));
            fields.putAll(fields(under.get().fields(), given));
        }
        fields.putAll(fields(step, known));
        var path = under.map(DemoFile.Abbreviation::command).orElse(name);
        var type = one("do", path, COMMANDS);
        if (Stream.of(type.getRecordComponents()).anyMatch(one -> one.getName().equals("caseId"))) {
            fields.putIfAbsent("caseId", script.caseId());
        }
        return bound(fields, type);
    }

    private static Map<String, Object> fields(Map<String, Object> written, StoryContext known) {
        var fields = new HashMap<String, Object>();
        written.forEach((field, value) -> fields.put(field, known.valueOf(value)));
        return fields;
    }

    private static <T> T bound(Map<String, Object> fields, Class<T> type) {
        try {
            return FIELDS.convertValue(fields, type);
        } catch (UnrecognizedPropertyException e) {
            throw InvalidValue.unknown(e.getPropertyName(), e.getPropertyName(), e.getKnownPropertyIds());
        } catch (JacksonException e) {
            var why = Text.format("%s 有误：%s", "not a %s: %s", type.getSimpleName(), e.getOriginalMessage());
            throw new InvalidValue(type.getSimpleName(), why.zh(), why.en());
        }
    }
}
