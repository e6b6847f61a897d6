package org.caseledger.query.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clause;
import org.caseledger.events.EventType;
import org.caseledger.events.Medium;
import org.caseledger.events.Says;
import org.caseledger.events.Sealed;
import org.caseledger.events.UnitId;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.casefile.SealedPart;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.util.ClassUtils;
import org.springframework.util.ObjectUtils;
import org.springframework.util.ReflectionUtils;

/** The templates of {@link Says}, each read once; an {@link IllegalArgumentException} says what is wrong with one. */
final class Sentence {
    private static final Map<Class<?>, Optional<Sentence>> READ = new ConcurrentHashMap<>();

    private static final Map<String, Format<?>> FORMATS = Map.of(
            "person", new Format<>(String.class, (login, names) -> names.ofPerson(login)),
            "command", new Format<>(String.class, (name, names) -> names.ofCommand(name)),
            "clause", new Format<>(String.class, (clause, names) -> Clause.of(clause)),
            "part", new Format<>(String.class, (part, names) -> SealedPart.called(part)),
            "by", new Format<>(Medium.class, (medium, names) -> Words.by(medium)),
            "until", new Format<>(Instant.class, (instant, names) -> Times.until(instant)),
            "count", new Format<>(Collection.class, (all, names) -> all.size()),
            "points", new Format<>(Collection.class, Sentence::points),
            "capital",
                    new Format<>(
                            Labelled.class, (word, names) -> new Text(word.zh(), Labelled.capitalized(word.en()))));

    private final Piece zh;
    private final Piece en;

    private Sentence(Class<?> type, Says says) {
        var chinese = new Parser(type, says.zh(), Labelled::zh);
        var english = new Parser(type, says.en(), Labelled::en);
        zh = chinese.all();
        en = english.all();
        if (!chinese.named.equals(english.named)) {
            throw new IllegalArgumentException("%s says %s in Chinese, %s in English"
                    .formatted(type.getSimpleName(), chinese.named, english.named));
        }
    }

    /** The sentence of a type of event; empty where a template does not say it. */
    static Optional<Sentence> of(Class<?> type) {
        return READ.computeIfAbsent(type, t -> says(t).map(says -> new Sentence(t, says)));
    }

    private static Optional<Says> says(Class<?> type) {
        return Optional.ofNullable(AnnotationUtils.findAnnotation(type, Says.class));
    }

    Text of(Object event, DisplayNames names) {
        return new Text(written(zh, event, names), written(en, event, names));
    }

    private static String written(Piece piece, Object event, DisplayNames names) {
        var out = new StringBuilder();
        piece.write(event, names, out);
        return out.toString();
    }

    /** As a value is written where the template asks for no format. */
    private static Object said(Object value, DisplayNames names) {
        if (value instanceof UnitId unit) {
            return names.of(unit);
        } else if (value instanceof CaseId caseId) {
            return names.of(caseId);
        } else if (value instanceof Instant instant) {
            return Times.at(instant);
        } else if (value instanceof Map<?, ?> all) {
            return Text.list(new TreeMap<Object, Object>(all)
                    .entrySet().stream()
                            .map(one -> Text.format("%s%s", "%s %s", one.getKey(), one.getValue()))
                            .toList());
        }
        var own = value instanceof Record ? of(value.getClass()) : Optional.<Sentence>empty();
        return own.isPresent() ? own.get().of(value, names) : value;
    }

    private static Text points(Collection<?> all, DisplayNames names) {
        return all.stream()
                .map(one -> Text.format("%s", "%s", said(one, names)))
                .reduce((before, one) -> before.and("；", ", ").and(one))
                .orElseThrow();
    }

    /** A part of a sentence in one language. */
    private interface Piece {
        /** Writes it; false if a value is missing in it. */
        boolean write(Object event, DisplayNames names, StringBuilder out);
    }

    /** How a value of a type is written. */
    private record Format<T>(Class<T> of, BiFunction<T, DisplayNames, Object> as) {
        static final Format<Object> PLAIN = new Format<>(Object.class, Sentence::said);

        /** The elements of a set stand in their own order: one that was read from JSON has none. */
        Object apply(Object value, DisplayNames names) {
            if (!(value instanceof Collection<?> all) || of == Collection.class) {
                return as.apply(of.cast(value), names);
            }
            var elements = all instanceof Set<?> ? all.stream().sorted() : all.stream();
            return Text.list(elements.map(one -> apply(one, names)).toList());
        }
    }

    /** The value at the end of a path of components. */
    private record Path(ResolvableType type, UnaryOperator<@Nullable Object> read) {
        /** The type of the value, or of each of several. */
        Class<?> element() {
            var one = type.as(Map.class) != ResolvableType.NONE
                    ? type.as(Map.class).getGeneric(1)
                    : type;
            return (isOfSeveral() ? type.as(Collection.class).getGeneric() : one).resolve(Object.class);
        }

        boolean isOfSeveral() {
            return type.as(Collection.class) != ResolvableType.NONE;
        }
    }

    @RequiredArgsConstructor
    private static final class Parser {
        private static final String SIGNS = "[]{}~";

        private final Class<?> type;
        private final String text;
        private final Function<Labelled, String> language;
        private final Set<String> named = new TreeSet<>();
        private int at;

        Piece all() {
            var all = pieces();
            if (at < text.length()) {
                throw fault("has no beginning for " + text.charAt(at));
            }
            return all;
        }

        private Piece pieces() {
            var pieces = new ArrayList<Piece>();
            while (at < text.length() && "]}~".indexOf(text.charAt(at)) < 0) {
                pieces.add(comes('[') ? optional() : comes('{') ? value() : literal());
            }
            return (event, names, out) -> {
                boolean whole = true;
                for (var piece : pieces) {
                    whole &= piece.write(event, names, out);
                }
                return whole;
            };
        }

        private Piece literal() {
            var literal = word(c -> SIGNS.indexOf(c) < 0);
            return (event, names, out) -> {
                out.append(literal);
                return true;
            };
        }

        private Piece optional() {
            var piece = pieces();
            take(']');
            return (event, names, out) -> {
                int before = out.length();
                if (!piece.write(event, names, out)) {
                    out.setLength(before);
                }
                return true;
            };
        }

        private Piece value() {
            var name = word(c -> Character.isJavaIdentifierPart(c) || c == '.');
            named.add(name);
            var path = path(name);
            if (comes('=')) {
                var word = word(Character::isJavaIdentifierPart);
                var wanted = path.type().toClass().isEnum() ? constant(path.type(), word) : word;
                take('?');
                return choice(path, value -> wanted.equals(value instanceof Enum<?> ? value : String.valueOf(value)));
            } else if (comes('?')) {
                return choice(path, value -> !Boolean.FALSE.equals(value) && !ObjectUtils.isEmpty(value));
            }
            var format = comes('|') ? format(path, word(Character::isJavaIdentifierPart)) : plain(path);
            take('}');
            return (event, names, out) -> {
                var value = path.read().apply(event);
                if (value == null || ObjectUtils.isEmpty(value) && format.of() != Collection.class) {
                    return false;
                }
                var said = format.apply(value, names);
                out.append(said instanceof Labelled word ? language.apply(word) : said);
                return true;
            };
        }

        private Piece choice(Path path, Predicate<@Nullable Object> test) {
            var yes = pieces();
            var no = comes('~') ? pieces() : (Piece) (event, names, out) -> true;
            take('}');
            return (event, names, out) -> (test.test(path.read().apply(event)) ? yes : no).write(event, names, out);
        }

        private Path path(String name) {
            var path = new Path(ResolvableType.forClass(type), value -> value);
            if (name.isEmpty()) {
                var called = type.getAnnotation(EventType.class);
                if (called == null || called.zh().isEmpty() || called.en().isEmpty()) {
                    throw fault("names its type, which is not called anything");
                }
                var text = new Text(called.zh(), called.en());
                return new Path(ResolvableType.forClass(Text.class), value -> text);
            }
            for (var step : name.split("\\.")) {
                path = step(path, step);
            }
            return path;
        }

        private Path step(Path from, String name) {
            var entries = from.type().as(Map.class);
            if (entries != ResolvableType.NONE) {
                var key = constant(entries.getGeneric(0), name);
                return new Path(entries.getGeneric(1), value -> {
                    var map = (Map<?, ?>) from.read().apply(value);
                    return map == null ? null : map.get(key);
                });
            }
            sealed(from);
            var method = ClassUtils.getMethodIfAvailable(from.element(), name);
            if (method == null) {
                throw fault("names " + name + ", which " + from.element().getSimpleName() + " does not have");
            }
            UnaryOperator<@Nullable Object> get =
                    value -> value == null ? null : ReflectionUtils.invokeMethod(method, value);
            var one = ResolvableType.forMethodReturnType(method);
            return from.isOfSeveral()
                    ? new Path(ResolvableType.forClassWithGenerics(List.class, one), value -> {
                        var all = (Collection<?>) from.read().apply(value);
                        return all == null ? null : all.stream().map(get).toList();
                    })
                    : new Path(one, value -> get.apply(from.read().apply(value)));
        }

        private Object constant(ResolvableType of, String name) {
            return Stream.ofNullable(of.toClass().getEnumConstants())
                    .flatMap(Stream::of)
                    .filter(one -> ((Enum<?>) one).name().equals(name))
                    .findFirst()
                    .orElseThrow(() ->
                            fault("names " + name + ", which " + of.toClass().getSimpleName() + " does not have"));
        }

        private void sealed(Path path) {
            if (path.element() == Sealed.class) {
                throw fault("says what is sealed");
            }
        }

        /** A record is written by a sentence of its own, or as a text or an identity. */
        private Format<?> plain(Path path) {
            sealed(path);
            var element = path.element();
            boolean own = says(element).map(says -> new Sentence(element, says)).isPresent();
            if (!own
                    && element.isRecord()
                    && element.getRecordComponents().length > 1
                    && !Labelled.class.isAssignableFrom(element)) {
                throw fault("says a " + element.getSimpleName());
            }
            return Format.PLAIN;
        }

        private Format<?> format(Path path, String name) {
            if (name.matches("\\d+")) {
                int length = Integer.parseInt(name);
                return new Format<>(String.class, (text, names) -> text.substring(0, Math.min(length, text.length())));
            }
            var format = FORMATS.get(name);
            if (format == null) {
                throw fault("asks for the unknown format " + name);
            }
            var value = format.of() == Collection.class ? path.type().toClass() : path.element();
            if (!format.of().isAssignableFrom(value)) {
                throw fault("asks for a " + value.getSimpleName() + " in the format " + name);
            }
            return format;
        }

        private boolean comes(char sign) {
            boolean comes = at < text.length() && text.charAt(at) == sign;
            at += comes ? 1 : 0;
            return comes;
        }

        private void take(char sign) {
            if (!comes(sign)) {
                throw fault("lacks " + sign + " at " + at);
            }
        }

        private String word(Predicate<Character> of) {
            int start = at;
            while (at < text.length() && of.test(text.charAt(at))) {
                at++;
            }
            return text.substring(start, at);
        }

        private IllegalArgumentException fault(String what) {
            return new IllegalArgumentException("“%s” of %s %s".formatted(text, type.getSimpleName(), what));
        }
    }
}
