package org.caseledger.api.web.requests;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.temporal.TemporalAccessor;
import java.util.Map;
import java.util.Set;
import org.caseledger.api.web.problems.InvalidInputException;
import org.springframework.format.AnnotationFormatterFactory;
import org.springframework.format.FormatterRegistry;
import org.springframework.format.Parser;
import org.springframework.format.Printer;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.datetime.standard.Jsr310DateTimeFormatAnnotationFormatterFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses what no database holds before anything is asked of one: a NUL in an address or a form, and a day in a far
 * year.
 */
@Component
final class ImpossibleValues implements HandlerInterceptor, WebMvcConfigurer {
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addFormatterForFieldAnnotation(new PossibleDays());
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables) {
            variables.forEach((name, value) -> check(String.valueOf(name), String.valueOf(value)));
        }
        request.getParameterMap().forEach((name, values) -> {
            check("", name);
            for (var value : values) {
                check(name, value);
            }
        });
        return true;
    }

    private static void check(String name, String value) {
        if (value.indexOf('\0') >= 0) {
            throw new InvalidInputException(name, RequiredParts.NUL);
        }
    }

    /** Days of an address or a form, within the possible years. */
    private static final class PossibleDays implements AnnotationFormatterFactory<DateTimeFormat> {
        private final Jsr310DateTimeFormatAnnotationFormatterFactory any =
                new Jsr310DateTimeFormatAnnotationFormatterFactory();

        @Override
        public Set<Class<?>> getFieldTypes() {
            return Set.of(LocalDate.class);
        }

        @Override
        public Printer<?> getPrinter(DateTimeFormat annotation, Class<?> type) {
            return any.getPrinter(annotation, type);
        }

        @Override
        public Parser<?> getParser(DateTimeFormat annotation, Class<?> type) {
            var parser = any.getParser(annotation, type);
            return (text, locale) -> {
                var day = (TemporalAccessor) parser.parse(text, locale);
                if (!PossibleYears.hold(day)) {
                    throw new IllegalArgumentException(PossibleYears.SAYS.en());
                }
                return day;
            };
        }
    }
}
