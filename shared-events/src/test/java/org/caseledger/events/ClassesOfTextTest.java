package org.caseledger.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.caseledger.events.codec.EventCodec;
import org.junit.jupiter.api.Test;

/**
 * Every text of an event has its class: personal ({@link Sealed}), {@link Official}, or open, which is written in
 * {@code open-texts.txt} with its reason.
 */
class ClassesOfTextTest {
    private enum TextClass {
        OFFICIAL,
        OPEN
    }

    private record Text(String path, TextClass kind) {}

    @Test
    void givenEveryEvent_whenItHoldsAText_thenItIsSealedOrIsOpenForAReason() throws IOException {
        var open = new TreeSet<String>();
        for (var line : lines()) {
            assertThat(line).as("a text and why it is open").matches("[A-Za-z0-9.]+ {2,}\\S.*");
            assertThat(open.add(line.substring(0, line.indexOf(' ')))).as(line).isTrue();
        }

        assertThat(of(TextClass.OPEN)).containsExactlyElementsOf(open);
    }

    @Test
    void givenTheEvents_whenTheirOfficialTextsAreCounted_thenThereAreMany() {
        assertThat(of(TextClass.OFFICIAL)).hasSizeGreaterThan(40);
    }

    private static TreeSet<String> of(TextClass kind) {
        var paths = new TreeSet<String>();
        EventCodec.types().stream()
                .flatMap(type -> texts(EventCodec.nameOf(type), type))
                .filter(text -> text.kind() == kind)
                .forEach(text -> paths.add(text.path()));
        return paths;
    }

    private static Stream<Text> texts(String path, Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(component -> texts(path + "." + component.getName(), component));
    }

    private static Stream<Text> texts(String path, RecordComponent component) {
        var official = component.getAccessor().isAnnotationPresent(Official.class);
        return classes(component.getGenericType())
                .flatMap(type -> type == String.class
                        ? Stream.of(new Text(path, official ? TextClass.OFFICIAL : TextClass.OPEN))
                        : texts(type.getSimpleName(), type));
    }

    /** Classes that hold texts, without identities and enums. */
    private static Stream<Class<?>> classes(Type type) {
        if (type instanceof ParameterizedType of) {
            return Arrays.stream(of.getActualTypeArguments()).flatMap(ClassesOfTextTest::classes);
        }
        var one = (Class<?>) type;
        return one == String.class || one.isRecord() && !isValue(one) ? Stream.of(one) : Stream.of();
    }

    private static boolean isValue(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .anyMatch(component -> component.getAccessor().isAnnotationPresent(JsonValue.class));
    }

    private static List<String> lines() throws IOException {
        try (var file = ClassesOfTextTest.class.getResourceAsStream("/security/open-texts.txt")) {
            return new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }
}
