package org.caseledger.query;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.caseledger.events.codec.EventCodec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * Reads rows into records, each component from the column of its name, the parts of a record from columns that begin
 * with its name. A list of records is read from JSON; so is what is {@link Withheld}, which needs the column of
 * {@link SecretNow}.
 */
public final class RowReading {
    /** Free text that lists leave out while its case is secret (P7.20). */
    public interface Withheld<T> {
        T withheld();
    }

    private RowReading() {}

    /** A record of each row. */
    public static <R extends Record> RowMapper<R> of(Class<R> type) {
        return of(type, "");
    }

    private static <R> RowMapper<R> of(Class<R> type, String prefix) {
        var parts = Arrays.stream(type.getRecordComponents())
                .map(one -> part(one, column(prefix, one)))
                .toList();
        Constructor<R> constructor = BeanUtils.getResolvableConstructor(type);
        return (row, n) -> {
            var values = new Object[parts.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = parts.get(i).mapRow(row, n);
            }
            return BeanUtils.instantiateClass(constructor, values);
        };
    }

    /** The count in the second column by the value in the first: of an enum in its order, others as the rows come. */
    public static <K> ResultSetExtractor<Map<K, Long>> counts(Class<K> type) {
        return rows -> {
            Map<K, Long> counts = type.isEnum() ? new TreeMap<>() : new LinkedHashMap<>();
            var key = rows.getMetaData().getColumnLabel(1);
            while (rows.next()) {
                counts.put(type.cast(value(rows, key, type)), rows.getLong(2));
            }
            return counts;
        };
    }

    private static String column(String prefix, RecordComponent part) {
        return prefix + JdbcUtils.convertPropertyNameToUnderscoreName(part.getName());
    }

    private static RowMapper<?> part(RecordComponent part, String column) {
        var type = part.getType();
        if (type == List.class) {
            var of = (Class<?>) ((ParameterizedType) part.getGenericType()).getActualTypeArguments()[0];
            return isParts(of)
                    ? (row, n) -> List.of((Object[]) EventCodec.read(row.getString(column), of.arrayType()))
                    : (row, n) -> all((Object[]) row.getArray(column).getArray(), of);
        } else if (!isParts(type)) {
            return (row, n) -> value(row, column, type);
        }
        var whole = of(type, column + "_");
        boolean optional = part.getAnnotatedType().isAnnotationPresent(Nullable.class);
        var first = column(column + "_", type.getRecordComponents()[0]);
        return (row, n) -> optional && row.getObject(first) == null ? null : whole.mapRow(row, n);
    }

    private static List<Object> all(Object[] values, Class<?> type) {
        return Arrays.stream(values).map(value -> read(value, type)).toList();
    }

    private static boolean isParts(Class<?> type) {
        return type.isRecord() && type != CaseId.class && type != UnitId.class && !isWithheld(type);
    }

    private static boolean isWithheld(Class<?> type) {
        return Withheld.class.isAssignableFrom(type);
    }

    private static @Nullable Object value(ResultSet row, String column, Class<?> type) throws SQLException {
        if (isWithheld(type)) {
            return json(row, row.findColumn(column), type);
        }
        if (type.isPrimitive()) {
            return JdbcUtils.getResultSetValue(row, row.findColumn(column), type);
        }
        Object value = row.getObject(column, written(type));
        return value == null ? null : read(value, type);
    }

    /** The unit in a column. */
    public static @Nullable UnitId unit(ResultSet row, String column) throws SQLException {
        return (UnitId) value(row, column, UnitId.class);
    }

    /** What a column holds as JSON. */
    @SuppressWarnings("unchecked") // what is withheld is of the same type
    public static <R> R json(ResultSet row, int column, Class<R> type) throws SQLException {
        R read = EventCodec.read(row.getString(column), type);
        return read instanceof Withheld<?> words && row.getBoolean("secret_now") ? (R) words.withheld() : read;
    }

    private static Class<?> written(Class<?> type) {
        if (type == Instant.class) {
            return OffsetDateTime.class;
        }
        if (type == CaseId.class) {
            return UUID.class;
        }
        return type.isEnum() || type == UnitId.class ? String.class : type;
    }

    private static Object read(Object value, Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> ((Enum<?>) constant).name().equals(value))
                    .findFirst()
                    .orElseThrow();
        }
        if (type == UnitId.class) {
            return new UnitId((String) value);
        }
        if (type == CaseId.class) {
            return new CaseId((UUID) value);
        }
        return value instanceof OffsetDateTime time ? time.toInstant() : value;
    }
}
