package org.caseledger.api.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.caseledger.command.gate.Digest;
import org.caseledger.events.CaseId;
import org.caseledger.events.Sealed;
import org.caseledger.events.SealedField;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.procedure.InvalidValue;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.expression.Expression;
import org.springframework.expression.common.TemplateParserContext;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.MapAccessor;
import org.springframework.expression.spel.support.StandardEvaluationContext;
import org.springframework.expression.spel.support.StandardTypeConverter;

/** What {@code $(…)} in a file of the sample data may name: what is known at a step of a story, and functions. */
@SuppressWarnings("serial")
final class StoryContext extends LinkedHashMap<String, Object> {
    private static final TemplateParserContext MARKED = new TemplateParserContext("$(", ")");
    private static final SpelExpressionParser PARSER = new SpelExpressionParser();
    private static final Map<String, Expression> PARSED = new ConcurrentHashMap<>();
    private static final StandardEvaluationContext CONTEXT = new StandardEvaluationContext();

    static {
        CONTEXT.addPropertyAccessor(new MapAccessor(false));
        var conversions = new DefaultConversionService();
        conversions.addConverter(LocalDate.class, String.class, LocalDate::toString);
        CONTEXT.setTypeConverter(new StandardTypeConverter(conversions));
    }

    private final Script script;
    private final Random dice;
    private final Script.Sealing sealing;

    StoryContext(Map<String, Object> known, Script script, Random dice, Script.Sealing sealing) {
        super(known);
        this.script = script;
        this.dice = dice;
        this.sealing = sealing;
    }

    /** As much is known, and texts are sealed like that. */
    StoryContext copy(Script.Sealing seal) {
        return new StoryContext(this, script, dice, seal);
    }

    StoryContext copy() {
        return copy(sealing);
    }

    /** What stands in a file, with every {@code $(…)} replaced by its value. */
    @Nullable
    Object valueOf(@Nullable Object written) {
        if (written instanceof String text && text.contains("$(")) {
            return PARSED.computeIfAbsent(text, t -> PARSER.parseExpression(t, MARKED))
                    .getValue(CONTEXT, this);
        } else if (written instanceof Map<?, ?> map) {
            var values = new LinkedHashMap<String, Object>();
            map.forEach((name, value) -> values.put((String) name, valueOf(value)));
            return values;
        } else if (written instanceof List<?> list) {
            return list.stream().map(this::valueOf).toList();
        }
        return written;
    }

    boolean holds(String condition) {
        return Boolean.TRUE.equals(
                PARSED.computeIfAbsent(condition, PARSER::parseExpression).getValue(CONTEXT, this));
    }

    boolean chance(int ofHundred) {
        return dice.nextInt(100) < ofHundred;
    }

    /** A number below one, a letter, or one of several, which may have weights. */
    Object draw(@Nullable Object from) {
        if (from instanceof Integer below) {
            return dice.nextInt(below);
        } else if (from instanceof String letters) {
            return letters.substring(dice.nextInt(letters.length())).substring(0, 1);
        } else if (from instanceof Map<?, ?> weights) {
            return weighted(List.copyOf(weights.entrySet()), one -> (Integer) one.getValue())
                    .getKey();
        } else if (from instanceof List<?> all) {
            return weighted(all, one -> one instanceof Map<?, ?> map && map.get("weight") instanceof Integer n ? n : 1);
        }
        throw new InvalidValue("draw", "不能抽取：" + from, "cannot be drawn from: " + from);
    }

    private <T> T weighted(List<T> all, ToIntFunction<T> weight) {
        int place = dice.nextInt(all.stream().mapToInt(weight).sum());
        for (var one : all) {
            place -= weight.applyAsInt(one);
            if (place < 0) {
                return one;
            }
        }
        throw new IllegalStateException();
    }

    /** A number from 0 to 1. */
    public double fraction() {
        return dice.nextDouble();
    }

    /** The weights of all but one. */
    public Map<String, Object> without(Map<String, Object> weights, String one) {
        var others = new LinkedHashMap<>(weights);
        others.remove(one);
        return others;
    }

    /** So many working days ago, at a time of day: {@code 4 16:30}. */
    public Instant ago(String moment) {
        return script.moment(moment);
    }

    /** A minute of work of a day, counted from 0. */
    public Instant worktime(LocalDate day, int minute) {
        return Script.worktime(day, minute);
    }

    /** So many minutes of work later. */
    public Instant worked(Instant from, double minutes) {
        return script.worked(from, minutes);
    }

    /** At six in the evening, so many working days later. */
    public Instant closing(int workingDays) {
        return WorkCalendar.builtIn()
                .nextWorkingDay((LocalDate) get("date"), workingDays)
                .atTime(18, 0)
                .atZone(WorkCalendar.ZONE)
                .toInstant();
    }

    public BigDecimal yuan(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    public String digest(String text) {
        return Digest.of(text);
    }

    public Sealed seal(String field, String text) {
        return sealing.apply(SealedField.valueOf(field), text);
    }

    public UUID id(String name) {
        return CaseId.named(name).value();
    }

    /** The medium by which a channel is answered. */
    public String medium(String channel) {
        return Channel.valueOf(channel).medium().name();
    }

    /** A collection with one more. */
    public Collection<Object> with(Collection<Object> some, Object more) {
        var all = new LinkedHashSet<>(some);
        all.add(more);
        return all;
    }

    /** The parts that a dossier lacks, each with the same reason. */
    public Map<String, String> missing(Collection<String> filed, String why) {
        return EnumSet.allOf(DossierPart.class).stream()
                .map(Enum::name)
                .filter(part -> !filed.contains(part))
                .collect(Collectors.toMap(part -> part, part -> why));
    }

    /** A business of a kind; few of a kind have most of the complaints. */
    public String shop(String kind) {
        int place = (int) (shopNames().size() * dice.nextDouble() * dice.nextDouble() / 3);
        return shop(kind, place);
    }

    /** The business of a kind that has most of the complaints. */
    public String mostOf(String kind) {
        return shop(kind, 0);
    }

    private String shop(String kind, int place) {
        int shift = Math.floorMod(kind.hashCode(), shopNames().size());
        return shopNames().get((place + shift) % shopNames().size()) + kind;
    }

    @SuppressWarnings("unchecked")
    private List<String> shopNames() {
        return (List<String>) get("shopNames");
    }
}
