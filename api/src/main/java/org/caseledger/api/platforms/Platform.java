package org.caseledger.api.platforms;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.webhooks.Webhook;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A platform that gives the office work orders: how its orders are read, and as what each type of event of their cases
 * is sent to it.
 */
record Platform(
        Webhook webhook,
        String title,
        String account,
        PlatformSettings.Order order,
        Shape receipt,
        Map<String, Sent> acts) {
    private static final int LONGEST_NUMBER = 64;

    /** Two numbers that look alike are one. */
    private static final Pattern NUMBER = Pattern.compile("[^\\p{C}\\p{Zl}\\p{Zp}]+");

    /** Where an event is sent, and as what. */
    record Sent(URI to, Shape shape) {}

    /** By the settings of an office; throws {@link LabelledException} for one that is none. */
    static Platform of(PlatformSettings.Entry entry) {
        var acts = entry.acts() == null ? Map.<String, PlatformSettings.Sent>of() : entry.acts();
        var webhook = Webhook.of(entry.name(), entry.url(), entry.secret(), new ArrayList<>(acts.keySet()));
        var name = webhook.name();
        required(acts.isEmpty() ? null : acts, name, "acts");
        var order = required(entry.order(), name, "order");
        pointer(required(order.number(), name, "order.number"), name);
        pointer(order.dueAt(), name);
        pointer(order.changedAt(), name);
        var sent = new LinkedHashMap<String, Sent>();
        acts.forEach((type, act) -> sent.put(
                type,
                new Sent(
                        webhook.below(path(act.path(), name)),
                        shape(required(act.fields(), name, "acts.fields"), name))));
        return new Platform(
                webhook,
                required(entry.title(), name, "title"),
                required(entry.account(), name, "account"),
                order,
                shape(required(entry.receipt(), name, "receipt"), name),
                Map.copyOf(sent));
    }

    private static <T> T required(@Nullable T value, String name, String what) {
        if (value == null) {
            throw new LabelledException(
                    Text.format("caseledger.platforms：%s缺少%s", "caseledger.platforms: %s has no %s", name, what));
        }
        return value;
    }

    private static void pointer(@Nullable String pointer, String name) {
        if (pointer != null && !pointer.startsWith("/")) {
            throw wrong("%s：“%s”应以 / 开头", "%s: “%s” must begin with /", name, pointer);
        }
    }

    /** Below the address: what is only put behind it could be another host. */
    private static String path(@Nullable String path, String name) {
        var below = path == null ? "" : path;
        if (!below.matches("(/[A-Za-z0-9._~/?=&-]*)?")) {
            throw wrong("%s：“%s”不是路径", "%s: “%s” is no path", name, below);
        }
        return below;
    }

    private static Shape shape(Map<String, String> fields, String name) {
        for (var way : fields.keySet()) {
            if (fields.keySet().stream().anyMatch(other -> other.startsWith(way + "."))) {
                throw wrong("%s：“%s”之下还有其他项", "%s: there is something below “%s”", name, way);
            }
        }
        return new Shape(fields);
    }

    private static LabelledException wrong(String zh, String en, String name, String what) {
        return new LabelledException(
                Text.format("caseledger.platforms：" + zh, "caseledger.platforms: " + en, name, what));
    }

    String name() {
        return webhook.name();
    }

    /** The number of an order; throws {@link InvalidInputException} where it has none. */
    String number(JsonNode sent) {
        var number = text(sent, order.number()).orElse("");
        if (number.length() > LONGEST_NUMBER || !NUMBER.matcher(number).matches()) {
            throw new InvalidInputException(
                    String.valueOf(order.number()),
                    "应为工单编号，最多%d个字符，不含看不见的字符",
                    "must be the number of the order, of at most %d characters that can be seen",
                    LONGEST_NUMBER);
        }
        return number;
    }

    /** By when the platform wants an answer, if it says so. */
    Optional<Instant> dueAt(JsonNode sent) {
        return time(sent, order.dueAt());
    }

    /** When the platform changed the order last, if it says so. */
    Optional<Instant> changedAt(JsonNode sent) {
        return time(sent, order.changedAt());
    }

    /** What a case is received by, without its id. */
    ObjectNode receipt(JsonNode sent) {
        return receipt.of(sent);
    }

    private static Optional<Instant> time(JsonNode sent, @Nullable String pointer) {
        return text(sent, pointer).map(text -> PlatformTime.read(String.valueOf(pointer), text));
    }

    private static Optional<String> text(JsonNode sent, @Nullable String pointer) {
        return pointer == null
                ? Optional.empty()
                : sent.at(pointer).asStringOpt().map(String::strip).filter(s -> !s.isEmpty());
    }

    /**
     * How an object of one side is made from one of the other: the way to each of its values, with dots, and what
     * stands there: a JSON pointer ({@code /a/b}) into the other object, or else the value itself. What the other
     * object does not have is left out.
     */
    record Shape(Map<String, String> fields) {
        ObjectNode of(JsonNode other) {
            var made = JsonMapper.shared().createObjectNode();
            fields.forEach((way, what) -> {
                var value = value(other, what);
                if (!isNothing(value)) {
                    put(made, way, value);
                }
            });
            return made;
        }

        private static JsonNode value(JsonNode other, String what) {
            return what.startsWith("/")
                    ? other.at(what)
                    : JsonMapper.shared().getNodeFactory().stringNode(what);
        }

        private static boolean isNothing(JsonNode value) {
            return value.isMissingNode()
                    || value.isNull()
                    || value.isString() && value.stringValue().isBlank();
        }

        private static void put(ObjectNode made, String way, JsonNode value) {
            var names = way.split("\\.");
            var in = made;
            for (int i = 0; i < names.length - 1; i++) {
                in = in.withObjectProperty(names[i]);
            }
            in.set(names[names.length - 1], value);
        }

        /** Whether one of its values points to what begins so. */
        boolean asksFor(String pointer) {
            return fields.values().stream().anyMatch(what -> what.equals(pointer) || what.startsWith(pointer + "/"));
        }
    }

    /** Times as platforms write them: with an offset, or else those of the office. */
    static final class PlatformTime {
        private static final Instant EARLIEST = Instant.EPOCH;

        /** A platform without a deadline may send the last day that there is. */
        private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

        private PlatformTime() {}

        /** Reads {@code 2026-03-09T17:00:00+08:00} and {@code 2026-03-09 17:00:00}. */
        static Instant read(String field, String text) {
            var iso = text.replace(' ', 'T');
            try {
                var time = DateTimeFormatter.ISO_DATE_TIME.parseBest(iso, OffsetDateTime::from, LocalDateTime::from);
                var instant = time instanceof OffsetDateTime offset
                        ? offset.toInstant()
                        : ((LocalDateTime) time).atZone(WorkCalendar.ZONE).toInstant();
                if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
                    throw none(field);
                }
                return instant;
            } catch (DateTimeException e) {
                throw none(field);
            }
        }

        private static InvalidInputException none(String field) {
            return new InvalidInputException(
                    field, "应为时间，如 2026-03-09 17:00:00", "must be a time like 2026-03-09 17:00:00");
        }
    }
}
