package org.caseledger.procedure;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.Clause;
import org.caseledger.events.UnitKind;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.Severity;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The values of a procedure, or of the table of retention periods, that an office may change from a page: limits,
 * thresholds of gates, and lists. Whatever else they say is for the file.
 */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
public final class Parameters {
    /** The beginning of the names of retention periods. */
    public static final String RETENTION = "retention";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String id;
    private final SortedMap<String, String> values;
    private final List<Parameter> all = new ArrayList<>();

    /** Those of a procedure, under the id that it has in its file. */
    public static List<Parameter> of(Procedure procedure) {
        var id = Procedures.idInFile(procedure.id());
        var found = new Parameters(id, Contents.of(id, procedure));
        procedure.rules().forEach(found::addRule);
        found.addGates(procedure.gates());
        found.addLists(procedure.intake());
        return found.all;
    }

    /** Those of the table of retention periods. */
    public static List<Parameter> of(RetentionSchedule schedule) {
        var found = new Parameters(RETENTION, Contents.of(RETENTION, schedule));
        for (var one : schedule.classes()) {
            var of = new Text(one.nameZh() + "：", one.nameEn() + ": ");
            var at = "classes." + one.id();
            found.add(at + ".years", of.and("保管期限（年）", "kept for (years)"), one.basis(), null, null);
            found.add(at + ".sealedOffAfter", of.and("归档后封存（年）", "sealed off after (years)"), one.basis(), null, null);
        }
        return found.all;
    }

    private void addRule(DeadlineRule rule) {
        var at = "rules." + rule.id();
        var of = rule.clock().text();
        add(
                at + ".limit.amount",
                of.and(Text.format("（%s）", " (%s)", rule.limit().unit())),
                rule.clause(),
                rule,
                null);
        var extension = rule.extension();
        if (extension == null) {
            return;
        }
        if (extension.atMost() != null) {
            add(
                    at + ".extension.atMost.amount",
                    of.and(Text.format(
                            "：每次最多延长（%s）",
                            ": extended each time by at most (%s)",
                            extension.atMost().unit())),
                    extension.clause(),
                    rule,
                    null);
        }
        add(at + ".extension.times", of.and("：最多延期次数", ": extended at most (times)"), extension.clause(), rule, null);
    }

    private void addGates(Gates gates) {
        var approvals = gates.approvals();
        if (approvals != null) {
            var what = new Text("回复须经批准的件：", "replies that need approval: ");
            add("gates.approvals.severities", what.and("严重程度", "severity"), approvals.clause(), null, Severity.class);
            add("gates.approvals.flags", what.and("标识", "flags"), approvals.clause(), null, Flag.class);
        }
        if (gates.investigation() != null) {
            add(
                    "gates.investigation.severities",
                    new Text("回复前须调查的件（不选为全部）", "investigated before a reply (none: all)"),
                    gates.investigation().clause(),
                    null,
                    Severity.class);
        }
        if (gates.opinion() != null) {
            add(
                    "gates.opinion.severities",
                    new Text("回复前须有处理意见的件（不选为全部）", "handling opinion before a reply (none: all)"),
                    gates.opinion().clause(),
                    null,
                    Severity.class);
        }
        for (var severity : Severity.values()) {
            add(
                    "gates.handledBy." + severity,
                    Text.format("%s件可由何类单位承办", "units that may handle: %s", severity),
                    gates.handledByClause(),
                    null,
                    UnitKind.class);
        }
    }

    private void addLists(Intake intake) {
        if (intake.channels() != null) {
            add(
                    "intake.channels.values",
                    new Text("登记时列出的渠道", "channels listed at intake"),
                    intake.channels().clause(),
                    null,
                    Channel.class);
        }
        if (intake.severities() != null) {
            add(
                    "intake.severities.values",
                    new Text("登记时列出的严重程度", "severities listed at intake"),
                    intake.severities().clause(),
                    null,
                    Severity.class);
        }
    }

    private void add(
            String path, Text what, String clause, @Nullable DeadlineRule rule, @Nullable Class<? extends Enum<?>> of) {
        var name = id + "." + path;
        var options = of == null ? List.<Parameter.Option>of() : Parameter.Option.of(of);
        all.add(new Parameter(name, what, values.getOrDefault(name, ""), clause, options, rule));
    }

    /** The one of a name. */
    public static Optional<Parameter> find(List<Parameter> all, String name) {
        return all.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /**
     * A procedure with another value, under another id and version.
     *
     * @throws LabelledException if its rules do not allow the value, as when it is read from a file
     */
    static Procedure changed(Procedure procedure, Parameter parameter, String value, String id, String version) {
        var json = json(procedure);
        set(json, path(parameter, Procedures.idInFile(procedure.id())), value(parameter, value));
        json.put("id", id).put("version", version);
        return read(json, parameter, Procedure.class);
    }

    /** A procedure with another value, as it would be under the id that it has. */
    public static Procedure changed(Procedure procedure, Parameter parameter, String value) {
        return changed(procedure, parameter, value, procedure.id(), procedure.version());
    }

    /** The table of retention periods with another value; else as for a procedure. */
    public static RetentionSchedule changed(RetentionSchedule schedule, Parameter parameter, String value) {
        var json = json(schedule);
        set(json, path(parameter, RETENTION), value(parameter, value));
        return read(json, parameter, RetentionSchedule.class);
    }

    private static ObjectNode json(Object value) {
        return (ObjectNode) EventCodec.read(EventCodec.writeKept(value), JsonNode.class);
    }

    /** The name without that of the file to which it belongs. */
    private static String path(Parameter parameter, String of) {
        return parameter.name().substring(of.length() + 1);
    }

    private static JsonNode value(Parameter parameter, String value) {
        if (parameter.isNumber()) {
            return NODES.numberNode(Integer.parseInt(value));
        }
        var some = NODES.arrayNode();
        parameter.chosen(value).forEach(some::add);
        return some;
    }

    private static void set(JsonNode in, String path, JsonNode value) {
        if (in instanceof ArrayNode rows) {
            for (var row : rows) {
                var id = row.path("id").asString();
                if (path.startsWith(id + ".")) {
                    set(row, path.substring(id.length() + 1), value);
                }
            }
            return;
        }
        var of = (ObjectNode) in;
        if (of.has(path) || !path.contains(".")) {
            of.set(path, value);
            return;
        }
        int dot = path.indexOf('.');
        set(of.path(path.substring(0, dot)), path.substring(dot + 1), value);
    }

    private static <T> T read(ObjectNode json, Parameter parameter, Class<T> as) {
        var bytes = json.toString().getBytes(StandardCharsets.UTF_8);
        try {
            return new OfficeFileReader(parameter.name()).read(new ByteArrayInputStream(bytes), as);
        } catch (OfficeFileException e) {
            var mistake = OfficeFileReader.mistakeIn(e);
            throw mistake instanceof InvalidValue value ? new LabelledException(named(value, parameter), value) : e;
        }
    }

    private static Text named(InvalidValue mistake, Parameter parameter) {
        return mistake.text().and(Text.format("（%s）", " (%s)", Clause.of(parameter.clause())));
    }
}
